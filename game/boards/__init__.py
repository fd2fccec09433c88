"""EMG boards, one file each: bytes or samples in, microvolt blocks on the game's clock out."""
