"""What is read from the web service's answers, whose traps it must know."""

import pytest

from ingest.fetching.moderngov_xml import read_committees, read_meeting, read_meetings

COMMITTEES = b"""<committees><committeescount> 2</committeescount>
<committee><committeeid>7</committeeid><committeetitle>Roads &amp;amp; Paths</committeetitle>
<committeedeleted>False</committeedeleted><committeeexpired>True</committeeexpired></committee>
<committee><committeeid>8</committeeid><committeetitle>Gone</committeetitle><committeedeleted>True</committeedeleted>
</committee></committees>"""
MEETINGS = b"""<getmeetings><meetingscount> %d</meetingscount><committee><committeeid>7</committeeid><committeemeetings>
<meeting><meetingid>9</meetingid><meetingdate>13/01/2026</meetingdate><meetingstatus>Cancelled</meetingstatus>
<meetingtime>10.00 am</meetingtime></meeting></committeemeetings></committee></getmeetings>"""
MEETING = b"""<meeting><meetingid>9</meetingid><meetingdate>13/01/2026</meetingdate>
<meetingstatus>Confirmed</meetingstatus>
<agendaitems><agendaitem><agendaitemid>1</agendaitemid><agendaitemtitle>A. Business</agendaitemtitle>
<agendaitemnumber>0</agendaitemnumber><fulldisplaynumberformat>0.</fulldisplaynumberformat></agendaitem>
<agendaitem><agendaitemid>2</agendaitemid><agendaitemtitle>Tom &amp;#39;s road</agendaitemtitle>
<agendaitemnumber>12</agendaitemnumber><fulldisplaynumberformat>9.</fulldisplaynumberformat>
<minutesnonemptyhtmlbody>&lt;p&gt;Noted &amp;amp;
agreed.&lt;/p&gt;</minutesnonemptyhtmlbody><isrestricted>True</isrestricted><linkeddocuments>
<linkeddoc><attachmentid>60</attachmentid><title>A &amp;amp; B</title><isurl>False</isurl>
<url>
 https://x.gov.uk/documents/s60/A B.pdf
</url><publicationdate>02/01/2026</publicationdate></linkeddoc>
<linkeddoc><attachmentid>61</attachmentid><title>Plan</title><isurl>True</isurl><url>https://y.org/p</url></linkeddoc>
</linkeddocuments></agendaitem></agendaitems>
<attendees><attendee name="Ann Ash" roledescription="Chair" attendance="Present"/></attendees></meeting>"""


def test_deleted_committees_are_left_out_and_titles_decoded_twice() -> None:
    (committee,) = read_committees(COMMITTEES)
    assert (committee.id, committee.title, committee.expired) == ("7", "Roads & Paths", True)


def test_meetings_are_read_and_a_list_shorter_than_announced_is_refused() -> None:
    (meeting,) = read_meetings(MEETINGS % 1)
    assert (meeting.id, meeting.committee_id, meeting.said) == ("9", "7", "13/01/2026 10.00 am Cancelled")
    with pytest.raises(ValueError, match="announces 5 meetings and holds 1"):
        read_meetings(MEETINGS % 5)


def test_a_meeting_keeps_displayed_numbers_headings_papers_and_attendance() -> None:
    meeting = read_meeting(MEETING, address="https://x.gov.uk/")
    heading, item = meeting.items
    assert (heading.heading, heading.number) == (True, None)
    assert (item.number, item.title, item.minutes, item.restricted) == ("9", "Tom 's road", "Noted & agreed.", True)
    (paper,) = meeting.papers
    assert (paper.key, paper.address, paper.title) == ("s60", "https://x.gov.uk/documents/s60/A%20B.pdf", "A & B")
    assert [one.kind for one in item.documents] == ["report", "elsewhere"]
    assert [(one.name, one.role, one.attendance) for one in meeting.attendees] == [("Ann Ash", "Chair", "Present")]


@pytest.mark.parametrize(
    "answer", [b"<html>off</html>", b"nonsense", b"", b'<!DOCTYPE a [<!ENTITY b "c">]><meeting>&b;</meeting>']
)
def test_other_answers_are_refused(answer: bytes) -> None:
    with pytest.raises(ValueError, match="is"):
        read_meeting(answer, address="https://x.gov.uk/")
