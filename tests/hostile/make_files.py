"""Make damaged and hostile files in a folder: ``python tests/hostile/make_files.py FOLDER``.

The same files each time: what is random comes of a fixed seed. None does harm where it is not read; `sound.pdf` and
`sound.txt` are the papers that must come through the middle of them.
"""

import io
import random
import sys
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

Files = Iterator[tuple[str, bytes]]

LINES = (
    "HARROWDEN VALE PARTNERSHIP",
    "MINUTES of a meeting of the Harrowden Vale Partnership held on Tuesday, 4 March 2025.",
    "PRESENT: Mrs A Example (Chair), Mr B Sample and Ms C Instance",
    "12. Notes of the meeting held on 3 December 2024",
    "RESOLVED that the notes of the meeting held on 3 December 2024 be signed by the Chair.",
)
SEED = 20250304


def stream(content: bytes, extra: str = "") -> bytes:
    """Return a stream object's body."""
    return f"<< /Length {len(content)} {extra} >>\nstream\n".encode() + content + b"\nendstream"


def pdf(objects: dict[int, bytes], trailer: str = "/Root 1 0 R") -> bytes:
    """Return a file of these objects, with a right cross-reference table."""
    out = bytearray(b"%PDF-1.7\n")
    places = {}
    for number, body in objects.items():
        places[number] = len(out)
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    start, size = len(out), max(objects) + 1
    out += f"xref\n0 {size}\n0000000000 65535 f \n".encode()
    for number in range(1, size):
        place = places.get(number)
        out += b"0000000000 00000 f \n" if place is None else f"{place:010} 00000 n \n".encode()
    return bytes(out + f"trailer << /Size {size} {trailer} >>\nstartxref\n{start}\n%%EOF\n".encode())


def paper(content: bytes | None = None, **changed: bytes) -> dict[int, bytes]:
    """Return the objects of a paper of one page; ``changed`` has other bodies, as ``_3=b"…"``."""
    if content is None:
        rows = [f"1 0 0 1 60 {760 - 24 * n} Tm ({line}) Tj" for n, line in enumerate(LINES)]
        content = ("BT /F1 11 Tf " + " ".join(rows) + " ET").encode()
    objects = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        3: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> /XObject << /X1 6 0 R >> >> >>",
        4: stream(content),
        5: b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    }
    return objects | {int(key[1:]): body for key, body in changed.items()}


def truncated() -> Files:
    """A sound paper that ends too early."""
    whole = pdf(paper())
    for percent in (1, 5, 10, 20, 30, 40, 50, 60, 70, 80, 90, 95, 99):
        yield f"truncated-at-{percent:02}.pdf", whole[: len(whole) * percent // 100]


def flipped() -> Files:
    """A sound paper with bytes turned to others."""
    whole = pdf(paper())
    for number in range(14):
        chance = random.Random(SEED + number)  # noqa: S311 - no secret
        broken = bytearray(whole)
        for _ in range(4 + 6 * number):
            broken[chance.randrange(len(broken))] = chance.randrange(256)
        yield f"flipped-{number:02}.pdf", bytes(broken)


def wrong_kinds() -> Files:
    """Files that are not what their name says, or nothing at all."""
    yield "empty.pdf", b""
    yield "postscript.pdf", b"%!PS-Adobe-3.0\n/Helvetica findfont 12 scalefont setfont (x) show showpage\n"
    yield "picture.pdf", b"\x89PNG\r\n\x1a\n" + bytes(200)
    yield "photograph.pdf", b"\xff\xd8\xff\xe0" + bytes(200)
    yield "words.pdf", b"These are words, not a PDF.\n"
    yield "sign-in-page.pdf", b"<!DOCTYPE html><html><body>Please sign in.</body></html>"
    yield "archive.pdf", zipped({"a.txt": b"x"})
    yield "noise.pdf", random.Random(SEED).randbytes(5_000)  # noqa: S311
    yield "only-the-mark.pdf", b"%PDF-1.7\n"
    yield "noise.txt", random.Random(SEED + 1).randbytes(5_000)  # noqa: S311
    yield "old-word.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
    yield "rich-text.rtf", b"{\\rtf1\\ansi Minutes}"


def broken_structure() -> Files:
    """PDFs whose parts lead nowhere, or in circles."""
    yield "no-pages.pdf", pdf(paper(_2=b"<< /Type /Pages /Kids [] /Count 0 >>"))
    yield "no-catalogue.pdf", pdf(paper(), "")
    yield "pages-of-themselves.pdf", pdf(paper(_2=b"<< /Type /Pages /Kids [2 0 R 3 0 R] /Count 2 >>"))
    yield "count-of-a-billion.pdf", pdf(paper(_2=b"<< /Type /Pages /Kids [3 0 R] /Count 1000000000 >>"))
    yield "length-of-itself.pdf", pdf(paper(_4=b"<< /Length 4 0 R >>\nstream\nBT ET\nendstream"))
    yield "contents-of-itself.pdf", pdf(paper(_4=b"[4 0 R 4 0 R]"))
    whole = pdf(paper())
    yield "broken-xref.pdf", whole.replace(b"startxref\n", b"startxref\n9")
    yield "xref-before-itself.pdf", whole.replace(b"/Root", f"/Prev {whole.rindex(b'xref', 0, -20)} /Root".encode())
    yield (
        "outline-in-a-circle.pdf",
        pdf(
            paper(
                _1=b"<< /Type /Catalog /Pages 2 0 R /Outlines 7 0 R >>",
                _7=b"<< /First 8 0 R /Last 8 0 R >>",
                _8=b"<< /Title (round) /Next 8 0 R /First 7 0 R /Dest [3 0 R /Fit] >>",
            )
        ),
    )
    secret = "<" + "41" * 32 + ">"
    lock = f"<< /Filter /Standard /V 1 /R 2 /P -4 /O {secret} /U {secret} >>".encode()
    yield "encrypted.pdf", pdf(paper(_7=lock), "/Root 1 0 R /Encrypt 7 0 R /ID [<00><00>]")
    deep = {number: f"<< /Type /Pages /Kids [{number + 1} 0 R] /Count 1 >>".encode() for number in range(10, 3_000)}
    deep[3_000] = b"<< /Type /Page /Parent 2999 0 R /MediaBox [0 0 9 9] >>"
    yield "page-tree-of-3000-levels.pdf", pdf({1: b"<< /Type /Catalog /Pages 10 0 R >>"} | deep)
    yield "nested-arrays.pdf", pdf(paper(_7=b"[" * 100_000 + b"]" * 100_000))


def bombs() -> Files:
    """Small files that are large once read."""
    packed = zlib.compress(b" " * 200_000_000, 9)
    yield "packed-spaces.pdf", pdf(paper(_4=stream(packed, "/Filter /FlateDecode")))
    twice = zlib.compress(packed, 9)
    yield "packed-twice.pdf", pdf(paper(_4=stream(twice, "/Filter [/FlateDecode /FlateDecode]")))
    words = zlib.compress(b"BT /F1 1 Tf " + b"(word ) Tj " * 200_000 + b" ET", 9)
    yield "a-page-of-words.pdf", pdf(paper(_4=stream(words, "/Filter /FlateDecode")))
    saves = zlib.compress(b"q " * 2_000_000, 9)
    yield "saved-states.pdf", pdf(paper(_4=stream(saves, "/Filter /FlateDecode")))
    boxes = zlib.compress(b"".join(b"%d %d 3 3 re S " % (n % 595, n % 842) for n in range(60_000)), 9)
    yield "boxes.pdf", pdf(paper(_4=stream(boxes, "/Filter /FlateDecode")))
    itself = stream(
        b"/X1 Do", "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X1 6 0 R >> >>"
    )
    yield "drawing-of-itself.pdf", pdf(paper(b"/X1 Do", _6=itself))
    glyphs = b"<< /Type /Font /Subtype /Type3 /FontBBox [0 0 9 9] /FontMatrix [1 0 0 1 0 0] /FirstChar 97 /LastChar 97 "
    glyphs += b"/Widths [1] /Encoding << /Differences [97 /a] >> /CharProcs << /a 7 0 R >> "
    glyphs += b"/Resources << /Font << /F1 5 0 R >> >> >>"
    yield (
        "letter-of-itself.pdf",
        pdf(paper(b"BT /F1 9 Tf (aaaa) Tj ET", _5=glyphs, _7=stream(b"BT /F1 9 Tf (aaaa) Tj ET"))),
    )
    image = "/Type /XObject /Subtype /Image /Width 100000 /Height 100000 /BitsPerComponent 8 /ColorSpace /DeviceGray"
    yield "picture-of-ten-billion-points.pdf", pdf(paper(b"595 0 0 842 0 0 cm /X1 Do", _6=stream(b"x", image)))
    whole = paper()
    yield "page-of-a-mile.pdf", pdf(whole | {3: whole[3].replace(b"595 842", b"99999999 99999999")})
    yield "page-inside-out.pdf", pdf(whole | {3: whole[3].replace(b"0 0 595 842", b"900 900 -900 -900")})
    kids = " ".join(f"{number} 0 R" for number in range(10, 5_010)).encode()
    pages = dict.fromkeys(range(10, 5_010), b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>")
    five = {1: b"<< /Type /Catalog /Pages 2 0 R >>", 2: b"<< /Type /Pages /Count 5000 /Kids [" + kids + b"] >>"} | pages
    yield "five-thousand-empty-pages.pdf", pdf(five)
    acts = b"<< /Type /Catalog /Pages 2 0 R /OpenAction 7 0 R /AA << /WC 8 0 R >> >>"
    launch, script = b"<< /S /Launch /F (/bin/true) >>", b"<< /S /JavaScript /JS (app.alert\\(1\\); while\\(1\\);) >>"
    yield "launches-and-scripts.pdf", pdf(paper(_1=acts, _7=launch, _8=script))


def slow_texts() -> Files:
    """Texts that a careless regular expression takes for ever to read."""
    yield "that-that-that.txt", b"RESOLVED " + b"that " * 8_000 + b"\n"
    yield "commas.txt", b"PRESENT: " + b"Mr A Mr B, " * 3_000 + b"\n"
    yield "figures.txt", b"1," * 20_000 + b" " + b"9" * 20_000 + b"\n"
    yield "brackets.txt", b"(" * 8_000 + b"a) " * 4_000 + b"\n"
    yield "one-line.txt", b"word " * 200_000
    yield "white.txt", b" " * 500_000 + b"x" + b"\t" * 500_000
    yield "dots.txt", (b"1." * 50_000 + b"\n") * 3 + b"- " * 50_000 + b"*" * 50_000
    yield "names.txt", b"Cllr " * 8_000 + b"Proposed by Cllr " * 2_000 + b"\n"
    yield "not-utf8.txt", b"Caf\xe9 \xff\xfe \xc3\x28 minutes \x80\n" * 10
    yield "half-utf16.txt", "MINUTES".encode("utf-16")[:-1]


def markup() -> Files:
    """Web pages and Word files that are large, deep or not their own."""
    yield "deep.html", b"<html><body>" + b"<div>" * 100_000 + b"minutes"
    yield "tables-in-tables.html", b"<html><body>" + b"<table><tr><td>" * 2_000 + b"minutes"
    laughs = b"<!DOCTYPE html [<!ENTITY a 'ha'>" + b"".join(
        b"<!ENTITY %c '%s'>" % (98 + n, b"&%c;" % (97 + n) * 20) for n in range(8)
    )
    yield "laughs.html", laughs + b"]><html><body>&i;</body></html>"
    yield (
        "outside.html",
        b"<!DOCTYPE html [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><html><body>&x; minutes</body></html>",
    )
    yield "attributes.html", b"<html><body " + b"a='" + b"x" * 2_000_000 + b"'>minutes</body></html>"
    yield "no-text.html", b"<html><body><script>alert(1)</script></body></html>"
    yield "bomb.docx", word(b"<w:p><w:r><w:t>" + b" " * 300_000_000 + b"</w:t></w:r></w:p>")
    entity = b'<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    yield "outside.docx", word(b"<w:p><w:r><w:t>&x; minutes</w:t></w:r></w:p>", entity)
    whole = word(b"<w:p><w:r><w:t>minutes</w:t></w:r></w:p>")
    yield "truncated.docx", whole[: len(whole) // 2]
    yield "only-the-mark.docx", b"PK\x03\x04"
    yield "not-word.docx", zipped({"../../escaped.txt": b"x", "xl/workbook.xml": b"<x/>"})
    yield "deep.docx", word(b"<w:tbl><w:tr><w:tc>" * 3_000)


def crowds() -> Files:
    """PDFs with far more of something than any page has, or with it packed inside itself."""
    links = b" ".join([b"<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] >>"] * 200_000)
    page = paper()[3].replace(b"/Contents", b"/Annots 7 0 R /Contents")
    yield "annotations.pdf", pdf(paper(_3=page, _7=b"[" + links + b"]"))
    inside = stream(
        zlib.compress(b"8 0 " + b"<< /Type /ObjStm >> " * 1_000),
        "/Type /ObjStm /N 1 /First 4 /Extends 7 0 R /Filter /FlateDecode",
    )
    yield "objects-in-objects.pdf", pdf(paper(_7=inside, _8=inside))
    filters = " ".join(["/FlateDecode"] * 200)
    yield "filters.pdf", pdf(paper(_4=stream(b"x", f"/Filter [{filters}]")))
    shown = b"".join(b"BT /F1 11 Tf 1 0 0 1 %d %d Tm (%d) Tj ET\n" % (n % 500, n % 800, n) for n in range(80_000))
    yield "words-on-words.pdf", pdf(paper(shown))


def disguises() -> Files:
    """Text in other encodings, or under another format's name; what is sound in them is read."""
    words = "\r\n".join(LINES)
    yield "utf16.txt", words.encode("utf-16")
    yield "utf16-big-without-mark.txt", words.encode("utf-16-be")
    yield "nul-bytes.txt", words.replace(" ", "\x00 ").encode()
    yield "page.docx", b"<!DOCTYPE html><html><body><p>" + words.encode() + b"</p></body></html>"
    yield "word.html", word(b"<w:p><w:r><w:t>minutes in Word</w:t></w:r></w:p>")
    yield "paper.txt", pdf(paper()) + b"% under another name\n"
    laughs = b"<!DOCTYPE d [<!ENTITY a 'ha'>" + b"".join(
        b"<!ENTITY %c '%s'>" % (98 + n, b"&%c;" % (97 + n) * 20) for n in range(8)
    )
    yield "laughs.docx", word(b"<w:p><w:r><w:t>&i;</w:t></w:r></w:p>", laughs + b"]>")
    yield "relations-of-themselves.docx", word(b"<w:p><w:hyperlink r:id='r1'/></w:p>")
    yield "divs.html", b"<html><body>" + b"<div>minutes</div>" * 50_000
    yield "million-letters.html", b"<html><body>" + (b"<div>" + b"minute " * 100 + b"</div>") * 1_600


def odd_names() -> Files:
    """Sound or broken papers whose names are not for a terminal, a page or a log."""
    yield 'two\nlines <b>bold & "quoted".pdf', pdf(paper())
    yield "\x1b[31mred\x07.pdf", b"%PDF-1.7 broken"
    yield "'; DROP TABLE papers; --.pdf", pdf(paper()) + b"\n% another\n"
    yield "\u202efdp.txt", b"right to left\n"
    yield "<script>alert(1)</script>.txt".replace("/", "-"), b"minutes\n"
    yield "n" * 240 + ".pdf", b""


def word(body: bytes, head: bytes = b"") -> bytes:
    """Return a Word file whose document has this body."""
    package = "http://schemas.openxmlformats.org/package/2006"
    kinds = "application/vnd.openxmlformats-"
    types = (
        f'<Types xmlns="{package}/content-types">'
        f'<Default Extension="rels" ContentType="{kinds}package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml"'
        f' ContentType="{kinds}officedocument.wordprocessingml.document.main+xml"/></Types>'
    )
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    target = f'<Relationship Id="r1" Type="{office}" Target="word/document.xml"/>'
    rels = f'<Relationships xmlns="{package}/relationships">{target}</Relationships>'
    space = b'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    document = (
        b'<?xml version="1.0"?>' + head + b"<w:document " + space + b"><w:body>" + body + b"</w:body></w:document>"
    )
    return zipped({"[Content_Types].xml": types.encode(), "_rels/.rels": rels.encode(), "word/document.xml": document})


def zipped(files: dict[str, bytes]) -> bytes:
    """Return a zip file."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in files.items():
            packed.writestr(zipfile.ZipInfo(name, (2025, 3, 4, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def make_files(folder: Path) -> None:
    """Write every file into ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    makers = (
        truncated,
        flipped,
        wrong_kinds,
        broken_structure,
        bombs,
        slow_texts,
        markup,
        crowds,
        disguises,
        odd_names,
    )
    for maker in makers:
        for name, content in maker():
            (folder / name).write_bytes(content)
    (folder / "sound.pdf").write_bytes(pdf(paper()) + b"% sound\n")
    (folder / "sound.txt").write_text("\n\n".join(LINES))


if __name__ == "__main__":
    make_files(Path(sys.argv[1]))
