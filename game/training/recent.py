"""The newest efforts of a movement that is going on, without those of blinks."""

from game.model.reading import Effort


class Recent:
    """Efforts in order, the oldest first. A blink that is over takes its own beginning out again."""

    def __init__(self) -> None:
        self.efforts: list[Effort] = []

    def add(self, effort: Effort, *, through_blinks: bool = False) -> bool:
        """Take one step's effort; False while it may be a blink's, as nothing can be said yet.

        With `through_blinks`, as where eyes are to close, blinks are like anything else.
        """
        self.efforts.append(effort)
        if through_blinks:
            return True
        if effort.lids.blinking:
            return False
        if effort.lids.last is not None:
            self.efforts = [each for each in self.efforts if not each.within([effort.lids.last])]
        return True

    def shed(self, count: int) -> list[Effort]:
        """Keep the newest `count` and answer with the others."""
        most = max(0, len(self.efforts) - count)
        older, self.efforts = self.efforts[:most], self.efforts[most:]
        return older
