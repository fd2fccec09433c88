"""What is connected, measured: boards, camera, screen, sound, gamepads and the computer, each for a few seconds."""
