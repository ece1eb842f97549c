"""The words of procedure in general use ("it was resolved", "the Council noted", "carried"), not one house's."""

import re

KEYWORD = (
    r"(?:RESOLVED|RESOLUTION|AGREED|DECIDED|DECISION|NOTED|APPROVED|RECOMMENDED|ADOPTED|ENDORSED|ORDERED|DEFERRED|"
    r"RECEIVED|ACCEPTED|CONFIRMED|DETERMINED|CARRIED|GRANTED|REFUSED|RATIFIED)"
)
CAPITALS = re.compile(
    rf"(?:(?:IT\s+WAS|It\s+was|it\s+was)\s+(?:\w+ly\s+)?)?(?<![A-Z’'])(?<![A-Z]-)(?:UNANIMOUSLY\s+)?{KEYWORD}(?![A-Z’'\-])"
)
HEADED = re.compile(
    r"^(?:And\s+|(?:Council|Committee|Board|Cabinet|Panel)\s+)?(?:Resolved|Agreed|Resolution|Decision|Decided|"
    r"Recommendation|Recommended)"
    r"(?:\s+(?:unanimously|[Tt]hat|[Tt]o)\b|,\s+(?:proposed|moved|that)\b|"
    r"(?:\s*\([^()]{3,90}\))?\s*[:–-])|^Noted\s*[:–-]",  # "Resolved (proposed …): to accept"
)
SHORTEST_MOTION = 3  # words: "the motion that" has its words elsewhere
BODY = (
    r"(?:(?:the\s+|this\s+|all\s+(?:the\s+)?|all\s+present\s*)?(?:(?:[A-Z][\w’'-]+\s+)*|full\s+|parish\s+|"
    r"town\s+|community\s+)"
    r"(?:Council|(?:Sub-?)?Committee|Board|Panel|Partnership|Cabinet|Forum|Meeting|Members|Councillors|Trustees|"
    r"Governors|Directors|Cllrs|"
    r"Commission|Authority|Executive|Assembly|Group|Commissioners)|(?:[Tt]he\s+)?(?:council|committee|board|panel|members|"
    r"councillors|meeting|partnership|group|partners|trustees|cabinet|forum)|"
    r"[Aa]ll\s+(?:members|councillors|partners|trustees)|[Tt]he\s+[Gg]overning\s+[Bb]ody|Councillor[’']s|Partners|All)"
)
SAYS_BODY = re.compile(rf"(?:^(?:[\d.]+\s+)?|[.;]\s+){BODY}\s+$")  # "The Board NOTED the report"
LISTS_BODY = re.compile(
    rf"(?:^(?:[\d.]+\s+)?|[.;]\s+)(?P<body>{BODY}\s*[:–-])$"
)  # "The Board:", and below it "• noted the position; and"
LISTED_VERB = re.compile(
    r"^(?:noted|approved|agreed|endorsed|received|ratified|accepted|adopted|supported|resolved)\b", re.I
)
ADVERB = r"(?:(?:\w+ly|all|also|then|therefore|further|again|duly|both|by\s+a\s+majority)\s+)*"
IT_WAS = re.compile(
    r"\bit\s+(?:was|is)\s+(?:(?:also\s+)?(?:proposed|moved)\b(?:[^.;]{3,120}?\b|\s+)and\s+)?(?:all\s+|\w+ly\s+|also\s+|then\s+|therefore\s+|further\s+|"
    r"again\s+)*(?P<verb>resolved|agreed|decided|voted(?=\s+(?:\d|unanimously|that|to|by)))\b",
    re.I,
)
BODY_DID = re.compile(
    rf"(?:^|[.,;:]\s+|\b(?:and|discussion|consideration|so|that)\s+){BODY}\s+(?:present\s+)?(?:have\s+|has\s+|"
    rf"had\s+)?{ADVERB}(?:(?:reviewed|considered|discussed|received|scrutinised|examined)\s+[^.;:]{{3,60}}?,?\s+and\s+)?"
    r"(?:(?:was|were)\s+(?:assured|informed|updated|briefed)\b[^.;:]{3,60}?,?\s+and\s+)?"
    r"(?P<verb>resolved|agreed|decided|determined(?=\s+(?:to|that)\b)|approved|adopted|noted|accepted|endorsed|ratified|"
    r"delegated|received(?=\s+(?:and\b|the\s+(?:report|minutes|accounts|update|presentation)))|voted|"
    r"recommended(?=\s+(?:refusal|approval)\b)|(?:supported|objected\s+to)(?=\s+(?:the|this)\s+(?:planning\s+)?application\b))\b"
    r"(?<!noted(?=\s+that))(?!\s+(?:at|in)\s+(?:the|its|a)\s+(?:previous|last|earlier)\b)(?!\s+(?:that\s+(?:there|this\s+was|these\s+were|it\s+was)\b|with\b))",
)
BODY_AGREED = re.compile(
    rf"^(?:The|All)\s+{BODY}\s+(?:present\s+)?{ADVERB}(?:agreed|resolved|decided)\s+(?:to|that)\b"
)  # also where other decisions are announced by a keyword
MEMBER_RESOLVED = re.compile(  # who decides alone: "the Cabinet Member for Roads resolved that"
    r"\b[Tt]he\s+(?:Cabinet\s+Member|Executive\s+Member|Portfolio\s+Holder|Leader)\b[^.;]{0,80}?\s(?:resolved|decided)\s+(?:that|to)\b"
)
IN_FAVOUR = re.compile(
    rf"\b{BODY}\s+(?:present\s+)?(?:were|was)\s+{ADVERB}(?:in\s+(?:favour|agreement)|(?:happy|content|minded)\s+(?:with|to|for|that))\b|"
    r"\bunanimous(?:ly)?\s+in\s+favour\b",
    re.I,
)
PASSED = re.compile(
    r"\b(?P<be>was|were|is|are|has\s+been|have\s+been|had\s+been|be)\s+(?:\w+ly\s+|also\s+|then\s+|thus\s+|all\s+|"
    r"both\s+|checked\s+for\s+[\w ,]{3,30}?,\s*|(?:circulated|presented|submitted|reviewed|scrutinised|considered|"
    r"discussed|read|checked|tabled)(?:,|\s+and)\s+(?:all\s+)?)*"
    r"(?P<verb>approved|agreed|accepted|adopted|confirmed|ratified|resolved|carried|passed|deferred|noted|co-opted|"
    r"elected|appointed|re-?elected|re-?appointed|endorsed|granted|authorised)\b(?!\s+(?:out|on|throughout|away|over|forward|to)\b)",
    re.I,
)
MINUTES_PASSED = re.compile(
    r"\b(?:minutes|notes|record)\b.{0,200}?\b(?:approved|agreed|accepted|adopted|confirmed|signed|(?:taken|"
    r"accepted)\s+as\s+(?:a\s+)?(?:true|correct|read)|"
    r"(?:true|correct|accurate)\s+(?:and\s+accurate\s+)?(?:record|copy))\b",
    re.I,
)
TERSE = re.compile(
    r"^(?:(?:all|unanimously)\s+)?(?:agreed|approved|adopted|noted|carried|accepted|confirmed|deferred)\b"
    r"(?:\s*(?:&|and|,)\s*signed\b.*|\s+(?:as\b.*|unanimously|subject\b.*|to\b.*|that\b.*|by\b.*)?)?\.?$",
    re.I,
)
AGREED_WE = re.compile(r"^Agreed\b(?:\s+(?!by\b|with\b)[\w’'-]+){0,6}?\s+(?:we|that|to)\s")
RECEIVED = re.compile(  # the formal act; "a letter was received from …" is none
    r"^The\s(?:[\w’'-]+\s+){0,8}?(?:reports?|accounts?|statements?|reconciliations?|balances|minutes|budget|"
    r"presentation|update)\s+(?:was|were)\s+(?:duly\s+|formally\s+)?received(?:\s+and\s+[a-z]+ed)?\.?$"
)
ENDING = re.compile(
    r"(?:[–—-]\s*|,\s+)(?P<verb>approved|agreed|no objections?|resolved\s+to\b.*|noted|carried)(?:\s+subject\b.*)?\.?$"
)
NO_OBJECTION = re.compile(
    r"\b(?:had|raised|have|has|submit|offer)\s+no\s+objections?\b|(?:^|[–—:.-]\s*|\s)NO\s+(?:OBJECTIONS?|"
    r"COMMENTS?)\.?$|[–—-]\s*no\s+objections?\.?$|^[Nn]o\s+objections?\b",
    re.M,
)
RE_ELECTED = re.compile(
    r"^(?:Mr|Mrs|Ms|Miss|Dr|Cllr|Councillor)\b[^,;.]{2,60}\b(?:re-?)?(?:appointed|elected)\b[^,;(]{0,60}"
    r"(?:\([^()]{3,60}\))?\.?$",
    re.I,
)
CHOSEN_TO_BE = re.compile(  # "was thus re-elected as Chairman"
    r"\b(?:re-?)?(?:elected|appointed)\s+(?:as\s+)?(?:(?:the|its|our)\s+)?(?:new\s+)?(?:Vice|Deputy|Chair|Treasurer|Secretary|President|Mayor)"
)
NO_OTHERS = re.compile(  # nominations
    r"^(?:As\s+)?[Tt]here\s+(?:were|being|was)\s+no\s+(?:other|further)\b[^,;.]{5,60},\s+"
)
MOVED_ALONE = (
    re.compile(  # under what was moved: "Proposed by Cllr Hale seconded by Cllr Noor and unanimously approved."
        r"^Proposed\b[^.;]{5,120}\bseconded\b[^.;]{3,60}?(?:,|\band)\s+(?:\w+ly\s+)?"
        r"(?:approved|agreed|carried|accepted|resolved)\b"
    )
)
MOVED_AFTER = re.compile(  # "Jan Noor – proposed by Cllr Hale seconded by Cllr Penn and unanimously appointed."
    r"^[A-Z][^.;]{3,60}?\s+[–—-]\s+proposed\s+by\b[^.;]{3,120}\band\s+(?:\w+ly\s+)?"
    r"(?:appointed|elected|approved|agreed|co-opted)\.?$"
)
DEFERRED = re.compile(
    r"^(?:this|it)\s+(?:(?:item|report|matter)\s+)?(?:was|be)\s+(?:deferred|withdrawn|adjourned)\b", re.I
)
SHORT_PASSIVE = re.compile(  # "Final draft approved for publication", "Minor updates approved regarding checks"
    r"^(?:[^:.;]{3,60}:\s+)?(?!.*\b(?:was|were|is|are|be|been|had|has|have|who|which|that|not)\b)[A-Z][^,;.:]{2,60}?\s"
    r"(?P<head>[a-z]+)\s+(?P<verb>approved|agreed|accepted|adopted|ratified|deferred)"
    r"(?:\s+(?:for|regarding|unanimously|as|subject|and\s+signed|until)\b[^.;–—]*)?\.?$"
)
PEOPLE = frozenset(
    "council committee board panel group forum partnership members councillors officers residents parents partners he "
    "she they "
    "owner owners clerk chair chairman trustees governors cabinet meeting company contractor police landlord police "
    "also all".split()
)
NOT_OURS = re.compile(
    r"\b(?:which|who|that|once|if|when|until|as|where|being|not\s+yet|to\s+be|will\s+be|would\s+be|should\s+be|"
    r"previously|already|recently)\s+"
    r"(?:\w+\s+){0,2}$|\b(?:will|would|could|may|can|must|shall|might|to)\s+$"
)
BY_OTHERS = re.compile(
    r"^\s*(?:and\s+\w+\s+)?by\s+(?!the\s+(?:Council|Committee|Board|Panel|Members|Chair|meeting|Parish|Forum|Partnership|Group|Cabinet|Trustees|Governors)\b|"
    r"all\b|members\b|councillors\b|a\s|email\b|majority\b|\d|(?:one|two|three|four|five|six|seven|eight|nine|ten|show)\b)",
    re.I,
)
THE_THING = re.compile(
    r"^(?:the|this|these|that|all|both|a|an|cheques|payments?|accounts|apologies|councillors?|cllrs?|mr|mrs|ms|"
    r"miss|dr|item|it)\b",
    re.I,
)
SPOKEN = re.compile(
    r"\b(?:said|reported|stated|explained|advised|asked|suggested|informed|told|noted that|thanked|hoped|"
    r"believed|requested|queried|wondered|confirmed that)\b",
    re.I,
)
LOST = re.compile(
    r"\b(?:motion|amendment|proposal|vote|it)?\s*(?:was|were|is)?\s*(?:lost|defeated|rejected|not\s+carried|"
    r"fell|withdrawn)\b",
    re.I,
)
CARRIED = re.compile(
    r"^(?:(?:the\s+)?(?:(?:substantive\s+)?motion|amendment|resolution|proposal|vote|recommendations?)\s+(?:(?:was|were)\s+)?)?(?:duly\s+|"
    r"unanimously\s+)?(?:agreed|carried|passed|approved|adopted)\b(?:\s+unanimously|\s*:?\s+\d+.*|\s+by\b.*|"
    r"\s+with\b.*)?\.?$"
    r"|^all\s+(?:in\s+(?:favou?r|agreement)|agreed)\b|^it\s+was\s+(?:\w+ly\s+)?(?:agreed|resolved|carried)\.?$",
    re.I,
)
OBJECTS = re.compile(
    rf"^{BODY}\s+(?:strongly\s+)?(?:object|support)s?\b(?!\s+that\b)", re.I
)  # to a planning application
AGREED_IT_BE = re.compile(  # what is to be done, in papers whose keyword stands in capitals; a view agreed on is none
    r"\bit\s+was\s+(?:\w+ly\s+|also\s+|further\s+|therefore\s+)?agreed\s+that\b(?:[^.;]{3,120}?\b(?:would|will)\s+(?!need\b|have\b)|"
    r"[^.;]{3,120}?\b(?:should\s+)?be\s+(?:added|included|invited|circulated|presented|brought|appointed|arranged|sent|provided|"
    r"shared|deferred|amended|updated|reported|submitted|established|set\s+up|kept|published))",
    re.I,
)
MOTION_LOST = re.compile(
    r"\b(?:motion|amendment|vote|proposal)\b.{0,30}\b(?:lost|failed|defeated|fell|rejected)\b", re.I
)
MOTION = re.compile(
    r"^(?:[A-Z]\.\s?[A-Z][\w’'-]+,\s+[A-Z]\.\s?[A-Z][\w’'-]+\s*[:;]\s*)?(?P<motion>(?:THAT|That)\s+(?:we|the|this|staff|council|"
    r"Council|it|a|an|in|by-law|By-[Ll]aw)\b)"
)
APOLOGIES_ACCEPTED = re.compile(r"^(?:there\s+were\s+)?apologies\b.{0,120}\b(?:accepted|approved|noted)\b", re.I)
ASKED = re.compile(
    r"\b(?:was|were)\s+(?:asked|requested|instructed)\b|\bpropos|\bresolved\b|\bshould\b|\bto\s+be\b|"
    r"\bapproved\b|\bagreed\b|\bthat\b",
    re.I,
)
