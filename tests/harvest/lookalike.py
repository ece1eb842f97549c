"""A ModernGov site on this machine, in the real shapes, with faults that can be planted. Serves 127.0.0.1 only."""

import html
import re
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, unquote, urlsplit

from council import COMMITTEES, Council, Document, Item, Meeting

HTML, XML, PDF = "text/html; charset=utf-8", "text/xml; charset=utf-8", "application/pdf"


@dataclass
class Reply:
    """What is sent. ``whole`` False: the connection is cut half-way; ``delay``: seconds before anything is said."""

    status: int = 200
    body: bytes = b""
    kind: str = HTML
    headers: dict[str, str] = field(default_factory=dict)
    whole: bool = True
    delay: float = 0.0


Plant = Callable[[Reply], Reply]


@dataclass
class LookAlike:
    """The site. ``service``: "on", "off", "half" (every third meeting fails). ``planted``: path pattern -> fault."""

    council: Council
    service: str = "on"
    robots: str = "User-agent: *\nDisallow: /admin/\n"
    planted: dict[str, Plant] = field(default_factory=dict)
    served: Counter[str] = field(default_factory=Counter)  # papers sent whole, by key
    paths: list[str] = field(default_factory=list)
    agents: set[str] = field(default_factory=set)  # the names visitors gave
    at_once: int = 0  # requests being answered
    most_at_once: int = 0
    page_length: int = 15
    on_request: Callable[[int], None] = lambda number: None
    on_half: Callable[[int], None] = lambda number: None
    on_sent: Callable[[int], None] = lambda number: None
    sent_bytes: Counter[str] = field(default_factory=Counter)  # of papers, by key, while somebody was there

    def __enter__(self) -> "LookAlike":
        site = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            disable_nagle_algorithm = True

            def do_GET(self) -> None:
                site.answer(self)

            def log_message(self, *_: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self._lock = threading.Lock()
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}/"

    def forget(self) -> None:
        """Begin counting anew."""
        self.served.clear()
        self.paths.clear()

    # ---- answering -----------------------------------------------------------------------------------------------

    def answer(self, handler: BaseHTTPRequestHandler) -> None:
        with self._lock:
            self.paths.append(handler.path)
            self.agents.add(handler.headers.get("User-Agent", ""))
            number = len(self.paths)
            self.at_once += 1
            self.most_at_once = max(self.most_at_once, self.at_once)
        try:
            self.on_request(number)
            reply, document = self.reply_to(handler.path, handler.headers.get("If-None-Match"))
            reply = _part(reply, document, handler)
            for pattern, plant in self.planted.items():
                if re.search(pattern, unquote(handler.path)):
                    reply = plant(reply)
            for sent in self.send(handler, reply, lambda: self.on_half(number)):
                if document:
                    self.sent_bytes[document.key] += sent
        except (BrokenPipeError, ConnectionResetError):
            handler.close_connection = True
            return
        finally:
            with self._lock:
                self.at_once -= 1
        if document and reply.status == 200 and reply.whole and reply.body == document.content:
            self.served[document.key] += 1
        self.on_sent(number)

    @staticmethod
    def send(handler: BaseHTTPRequestHandler, reply: Reply, half_way: Callable[[], None]) -> Iterator[int]:
        """Send a reply in two halves and yield how many bytes of its body were sent."""
        time.sleep(reply.delay)
        handler.send_response(reply.status)
        for name, value in {"Content-Type": reply.kind, **reply.headers}.items():
            handler.send_header(name, value)
        handler.send_header("Content-Length", str(len(reply.body)))
        handler.end_headers()
        half = len(reply.body) // 2
        handler.wfile.write(reply.body[:half])
        yield half
        half_way()
        if not reply.whole:
            handler.close_connection = True
            return
        handler.wfile.write(reply.body[half:])
        yield len(reply.body) - half

    def reply_to(self, target: str, etag: str | None) -> tuple[Reply, Document | None]:
        parts = urlsplit(target)
        path = unquote(parts.path)
        query = {name.lower(): values[0] for name, values in parse_qs(parts.query).items()}
        if path == "/robots.txt":
            return Reply(body=self.robots.encode(), kind="text/plain"), None
        if path.startswith("/mgWebService.asmx/"):
            return self.serve_service(path.rpartition("/")[2], query), None
        if path.startswith("/documents/") or path == "/mgConvert2PDF.aspx":
            return self.serve_document(path, query, etag)
        page = getattr(self, "page_" + path.strip("/").removesuffix(".aspx").lower(), None)
        return (page(query) if page else Reply(404, b"<html>Not found</html>")), None

    def serve_document(self, path: str, query: dict[str, str], etag: str | None) -> tuple[Reply, Document | None]:
        found = re.match(r"/documents/([a-z]\d+)/", path)
        key = found[1] if found else f"s{query.get('id')}"
        key += f"-T{query['t']}" if "t" in query else ""
        document = self.council.by_key.get(key)
        if document is None or document.withdrawn:  # also where ?T= was left out
            return Reply(404, b"<html>No such document</html>"), None
        if etag == document.etag:
            return Reply(304, headers={"ETag": document.etag}, kind=PDF), document
        return Reply(body=document.content, kind=PDF, headers={"ETag": document.etag}), document

    def meeting(self, number: str | None) -> Meeting:
        return self.council.by_id[number or ""]

    # ---- the web service -----------------------------------------------------------------------------------------

    def serve_service(self, method: str, query: dict[str, str]) -> Reply:
        if self.service == "off":
            return Reply(404, b"<html>The resource cannot be found.</html>")
        if method == "GetCommittees":
            return _xml(_committees())
        if method == "GetMeetings":
            return _xml(self.xml_meetings(query))
        if self.service == "half" and int(query["lmeetingid"]) % 3 == 0:
            return Reply(500, b"<html>Server Error in '/' Application.</html>")
        return _xml(self.xml_meeting(self.meeting(query["lmeetingid"])))

    def xml_meetings(self, query: dict[str, str]) -> str:
        since, until = (datetime.strptime(query[name], "%d/%m/%Y").date() for name in ("sfromdate", "stodate"))
        chosen = [one for one in self.council.of(query["lcommitteeid"]) if since <= one.date <= until]
        rows = "".join(
            f"<meeting><meetingid>{one.id}</meetingid><meetingdate>{one.date:%d/%m/%Y}</meetingdate>"
            f"<meetingstatus>{one.status}</meetingstatus><meetingtime>10.00 am</meetingtime></meeting>"
            for one in chosen
        )
        return (
            f"<getmeetings><meetingscount> {len(chosen)}</meetingscount><committeescount> 1</committeescount>"
            f"<committee><committeeid>{query['lcommitteeid']}</committeeid><committeetitle>"
            f"{html.escape(html.escape(dict(COMMITTEES).get(query['lcommitteeid'], '')))}</committeetitle>"
            f"<committeemeetings>{rows}"
            f"</committeemeetings></committee></getmeetings>"
        )

    def xml_meeting(self, meeting: Meeting) -> str:
        attendees = "".join(
            f'<attendee name="{name}" roledescription="{role}" attendance="{how}"/>'
            for name, role, how in meeting.attendees
        )
        items = "".join(self.xml_item(meeting, item) for item in meeting.items)
        return (
            f"<meeting><meetingid>{meeting.id}</meetingid><meetingdate>{meeting.date:%d/%m/%Y}</meetingdate>"
            f"<meetingstatus>{meeting.status}</meetingstatus><meetingtime>10.00 am</meetingtime>"
            f"<meetinglocation>Council Chamber</meetinglocation><agendaid>{meeting.agenda_id}</agendaid>"
            f"<agendapublished>{meeting.published}</agendapublished><decisionpublished>False</decisionpublished>"
            f"<minutepublished>{meeting.published}</minutepublished>"
            f"<agendaitems>{items}</agendaitems><attendees>{attendees}</attendees></meeting>"
        )

    def xml_item(self, meeting: Meeting, item: Item) -> str:
        minutes = html.escape(f'<div class="WordSection1"><p class="MsoNormal">{item.minutes}</p></div>')
        linked = "".join(
            f"<linkeddoc><attachmentid>{one.number}</attachmentid><title>{html.escape(one.title)}</title>"
            f"<isurl>False</isurl><url>\n{self.address}mgConvert2PDF.aspx?ID={one.number}\n</url>"
            f"<isrestricted>False</isrestricted><publicationdate>{meeting.date:%d/%m/%Y}</publicationdate></linkeddoc>"
            for one in item.documents
            if not one.withdrawn
        )
        return (
            f"<agendaitem><agendaitemid>{item.id}</agendaitemid>"
            f"<agendaitemtitle>{html.escape(item.title)}</agendaitemtitle><agendaitemnumber>{item.order}"
            f"</agendaitemnumber><fulldisplaynumberformat>{item.number}</fulldisplaynumberformat>"
            f"<minutesnonemptyhtmlbody>{minutes}</minutesnonemptyhtmlbody><isrestricted>{item.restricted}"
            f"</isrestricted><isdisplayallowed>True</isdisplayallowed><refertocommittee>"
            f"{html.escape(meeting.committee[1])}</refertocommittee><linkeddocuments>{linked}</linkeddocuments>"
            "</agendaitem>"
        )

    # ---- the pages -----------------------------------------------------------------------------------------------

    def page_mglistcommittees(self, _: dict[str, str]) -> Reply:
        rows = "".join(
            f'<li><a  href="mgCommitteeDetails.aspx?ID={number}" >{html.escape(title)}</a></li>'
            for number, title in COMMITTEES
        )
        return _page(
            "Committee structure", f'<h2 class="mgSectionTitle">Boards</h2><ul class="mgBulletList">{rows}</ul>'
        )

    def page_ielistmeetings(self, query: dict[str, str]) -> Reply:
        number = query.get("cid") or query["committeeid"]
        all_of_it = sorted(self.council.of(number), key=lambda one: one.date, reverse=True)
        start = next((at for at, one in enumerate(all_of_it) if one.date.year <= 2021), 0)
        if "act" in query:
            at = next(at for at, one in enumerate(all_of_it) if f"{one.date:%Y%m%d}1000" == query["d"])
            start = at + 1 if query["act"] == "earlier" else max(0, at - self.page_length)
        shown = all_of_it[start : start + self.page_length]
        more = ""
        if shown and shown[-1] is not all_of_it[-1]:
            more += _way("earlier", number, shown[-1])
        if shown and shown[0] is not all_of_it[0]:
            more += _way("later", number, shown[0])
        rows = "".join(
            f'<li class="mgTableEvenRow" ><a  class="mgMeetingTableLnk"    href="ieListDocuments.aspx?CId={number}&amp;'
            f'MId={one.id}&amp;Ver=4" >{one.date.day} {one.date:%b %Y}&nbsp;10&#46;00 am</a>'
            + (" - CANCELLED" if one.status == "Cancelled" else " - Agenda, Minutes" if one.published else "")
            + "</li>"
            for one in shown
        )
        body = f'<div class="mgTableBorder"><ul class="mgNonBulletTableList">{rows}</ul></div>{more}'
        return _page("Browse meetings", body, html.escape(dict(COMMITTEES)[number]))

    def page_ielistdocuments(self, query: dict[str, str]) -> Reply:
        one = self.meeting(query["mid"])
        status = ", CANCELLED" if one.status == "Cancelled" else ""
        subtitle = (
            f'<a href="mgCommitteeDetails.aspx?ID={one.committee[0]}">{html.escape(one.committee[1])} - '
            f"{one.date:%A} {one.date.day} {one.date:%B %Y} 10.00 am{status}</a>"
        )
        links = "".join(
            f'<li><a  href="{document.path}"   title="Link">{_named(document)} '
            '<span class="mgFileSize">PDF 1 KB</span></a></li>'
            for document in one.documents
            if not document.withdrawn and not document.chosen
        )
        if any(document.chosen and not document.withdrawn for document in one.documents):
            links += f'<li><a  href="mgChooseDocPack.aspx?ID={one.agenda_id}" >Agenda reports pack</a></li>'
        links += f'<li><a  href="mgMeetingAttendance.aspx?ID={one.id}" >Attendance details</a></li>'
        rows = "".join(_row(item) for item in one.items)
        body = (
            f'<div class="mgContent"><p><span  class="mgLabel" >Venue: </span>Council Chamber. '
            f'<a href="x"> View directions</a></p><table class="mgItemTable" id="mgItemTable">{rows}</table></div>'
        )
        return _page(
            "Agenda and minutes", f'<div class="mgLinks"><ul class="mgActionList">{links}</ul></div>{body}', subtitle
        )

    def page_mgai(self, query: dict[str, str]) -> Reply:
        item = next(item for one in self.council.meetings for item in one.items if str(item.id) == query["id"])
        return _page("Agenda item", _minutes(item.minutes))

    def page_mgchoosedocpack(self, query: dict[str, str]) -> Reply:
        one = next(one for one in self.council.meetings if str(one.agenda_id) == query["id"])
        rows = "".join(
            f'<li><a href="{document.path}">{_named(document)}</a></li>'
            for document in one.documents
            if document.chosen and not document.withdrawn
        )
        return _page("Choose agenda document pack", f'<ul class="mgBulletList">{rows}</ul>')

    def page_mgmeetingattendance(self, query: dict[str, str]) -> Reply:
        rows = "".join(
            f'<tr><td><a href="mgUserInfo.aspx?UID=1">{name}</a></td><td>{role}</td><td>{how}</td></tr>'
            for name, role, how in self.meeting(query["id"]).attendees
        )
        return _page("Attendance details", f'<table summary="Table of meeting attendance">{rows}</table>')

    # ---- what a visit has to ask ---------------------------------------------------------------------------------

    def fewest_requests(self) -> int:
        """Return the fewest requests that find every paper, and ask for each once, with the web service on."""
        meetings = self.council.meetings
        pages = sum(1 for one in meetings if one.published)
        choices = sum(1 for one in meetings if any(document.chosen for document in one.all_documents()))
        lists = 2 + len({one.committee for one in meetings})  # robots.txt, GetCommittees, GetMeetings of each
        return lists + len(meetings) + pages + choices + len(self.council.papers())


def _part(reply: Reply, document: Document | None, handler: BaseHTTPRequestHandler) -> Reply:
    """Return the rest of a paper where only that is asked for, and of the version that it is."""
    asked = re.fullmatch(r"bytes=(\d+)-", handler.headers.get("Range", ""))
    if document is None or reply.status != 200 or not asked or handler.headers.get("If-Range") != document.etag:
        return reply
    begin, size = int(asked[1]), len(reply.body)
    if begin >= size:
        return Reply(416, headers={"Content-Range": f"bytes */{size}"})
    headers = {**reply.headers, "Content-Range": f"bytes {begin}-{size - 1}/{size}"}
    return replace(reply, status=206, body=reply.body[begin:], headers=headers)


def _xml(body: str) -> Reply:
    return Reply(body=('<?xml version="1.0" encoding="utf-8"?>\n' + body).encode(), kind=XML)


def _committees() -> str:
    rows = "".join(
        f"<committee><committeeid>{number}</committeeid><committeetitle>{html.escape(html.escape(title))}"
        "</committeetitle><committeedeleted>False</committeedeleted><committeeexpired>False</committeeexpired>"
        "<committeecategory>Boards</committeecategory></committee>"
        for number, title in COMMITTEES
    )
    return f"<committees><committeescount> {len(COMMITTEES)}</committeescount>{rows}</committees>"


def _page(title: str, body: str, subtitle: str = "") -> Reply:
    heading = f'<div class="mgSubTitle"><h2 class="mgSubTitleTxt">{subtitle}</h2></div>' if subtitle else ""
    content = body if "mgContent" in body else f'<div class="mgContent" >{body}</div>'
    return Reply(
        body=(
            f'<!DOCTYPE html><html lang="en"><head><title>{title} - Modern Council</title></head><body>'
            f'<div id="modgov"><div class="mgHeader"><h1  class="mgMainTitleTxt" >{title}</h1></div>'
            f"{heading}{content}</div></body></html>"
        ).encode()
    )


def _way(way: str, committee: str, meeting: Meeting) -> str:
    return (
        f'<a class="mgTableNextLnk" href="ieListMeetings.aspx?Act={way}&amp;CId={committee}&amp;'
        f'D={meeting.date:%Y%m%d}1000&amp;MD=ielistmeetings"  >{way.title()} meetings</a>'
    )


def _named(document: Document) -> str:
    names = {"0": "Agenda frontsheet", "10": "Agenda reports pack", "1": "Printed minutes", "9": "Supplement"}
    return names.get(document.kind or "", html.escape(document.title))


def _minutes(words: str) -> str:
    return (
        '<p class="mgSubItemTitleTxt">Minutes:</p><div class="mgWordPara"><div class="WordSection1">'
        f'<p class="MsoNormal">{words}</p></div></div>'
    )


def _row(item: Item) -> str:
    linked = [document for document in item.documents if not document.withdrawn]
    title = html.escape(html.unescape(item.title))
    if linked:
        title = f'<a  class="mgAiTitleLnk"   href="{linked[0].path}" >{title} <span class="mgFileSize">PDF</span></a>'
    more = "".join(
        f'<ul class="mgBulletList"><li><a  href="{one.path[:12]}\n{one.path[12:]}"   >'
        f"{html.escape(one.title)}</a></li></ul>"
        for one in linked[1:]
    )
    more = f'<p class="mgSubItemTitleTxt">Additional documents:</p>{more}' if more else ""
    words = item.minutes
    if item.long:
        words = (
            item.minutes[:60] + f' &nbsp;...&nbsp; <a href=\n"mgAi.aspx?ID={item.id}" title="Link">\n'
            f"view the full minutes text for item {item.number}</a>"
        )
    number = "" if item.order == 0 else item.number
    return (
        f'<tr><td  class="mgItemNumberCell" ><p  class="mgAiTitleTxt" ><a name="AI{item.id}"></a>{number}</p></td>'
        f'<td ><p  class="mgAiTitleTxt" >{title}</p>{more}{_minutes(words) if words else ""}</td></tr>'
    )
