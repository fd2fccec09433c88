"""The leaflets of `assets/education`: `NUMBER-NAME.md` for adults, `NUMBER-NAME.child.md` for children from five.

They are written in a small part of Markdown: comments, one title, one picture of `assets/art`, paragraphs, plain
lists, and quotes for what has to be seen at once. The title, each paragraph, each point of a list and each paragraph of
a quote stays together: it is one Phrase, and so one message for translators, its lines joined by one space.
`read(path).phrases` are all messages of a file, in their order. Nothing in them stands in braces.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from game.errors import DataError
from game.model.leaflet import Leaflet, Manner, Piece
from game.model.phrase import Phrase
from game.store.places import education_folder

_FOR_CHILDREN = ".child"


def leaflets(child: bool, folder: Path | None = None) -> Sequence[Leaflet]:
    """All that there is to know, in its order. Raises DataError, naming file and line."""
    paths = sorted((folder or education_folder()).glob("*.md"))
    return [read(path) for path in paths if path.stem.endswith(_FOR_CHILDREN) == child]


def read(path: Path) -> Leaflet:
    """One leaflet. Raises DataError, naming file and line, for what cannot be read or set."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, ValueError) as refusal:
        raise DataError(f"{path} cannot be read: {refusal}.") from refusal
    titles: list[Phrase] = []
    pictures: list[str] = []
    pieces: list[Piece] = []
    for node in SyntaxTreeNode(MarkdownIt("commonmark").parse(text)).children:
        if node.type == "heading" and node.tag == "h1":
            titles.append(_words(path, node))
        elif (picture := _picture(node)) is not None:
            pictures.append(picture)
        elif not (node.type == "html_block" and node.content.startswith("<!--")):
            pieces += _pieces(path, node)
    if len(titles) != 1 or len(pictures) != 1 or not pieces:
        raise DataError(f"{path} needs one title, one picture and some words.")
    name = path.stem.removesuffix(_FOR_CHILDREN).partition("-")[2]
    return Leaflet(name, titles[0], pictures[0], tuple(pieces))


def _pieces(path: Path, node: SyntaxTreeNode) -> Iterator[Piece]:
    match node.type:
        case "paragraph":
            yield Piece(Manner.SAID, _words(path, node))
        case "bullet_list":
            for item in node.children:
                yield Piece(Manner.POINT, _words(path, *item.children))
        case "blockquote":
            for each in node.children:
                yield Piece(Manner.URGENT, _words(path, each))
        case _:
            raise _strange(path, node)


def _picture(node: SyntaxTreeNode) -> str | None:
    inline = node.children[0] if node.type == "paragraph" else node
    if inline.type == "inline" and [each.type for each in inline.children] == ["image"]:
        return str(inline.children[0].attrs["src"])
    return None


def _words(path: Path, *blocks: SyntaxTreeNode) -> Phrase:
    """The plain words of one heading or paragraph."""
    if len(blocks) != 1 or [each.type for each in blocks[0].children] != ["inline"]:
        raise _strange(path, blocks[0])
    parts = blocks[0].children[0].children
    if any(each.type not in {"text", "softbreak"} for each in parts):
        raise _strange(path, blocks[0])
    words = "".join(each.content if each.type == "text" else " " for each in parts)
    if set(words) & set("{}"):
        raise _strange(path, blocks[0])
    return Phrase(words)


def _strange(path: Path, node: SyntaxTreeNode) -> DataError:
    line = node.map[0] + 1 if node.map else 1
    return DataError(
        f"{path}, line {line}: only a title, a picture, plain paragraphs, plain lists and quotes can be set."
    )
