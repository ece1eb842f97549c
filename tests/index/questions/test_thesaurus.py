"""Which words stand for each other, and which way."""

from index.questions.thesaurus import light_stems, loose_stems, synonyms


def test_words_of_a_group_stand_for_each_other() -> None:
    assert ("homicid",) in synonyms()[("murder",)]
    assert ("murder",) in synonyms()[("homicid",)]


def test_what_papers_write_stands_for_what_people_say_not_the_other_way_round() -> None:
    assert ("underspend",) in synonyms()[("went", "back")]
    assert ("went", "back") not in synonyms()[("underspend",)]


def test_no_word_stands_for_itself() -> None:
    assert not [word for word, others in synonyms().items() if word in others or () in others]


def test_a_word_is_light_or_loose() -> None:
    assert "tie" in loose_stems()
    assert "pleas" in light_stems() | loose_stems()


def test_what_people_say_is_read_line_by_line_and_headings_are_not() -> None:
    assert ("refug",) in synonyms()[("shelter",)]
    assert ("elect", "home", "educ") in synonyms()[("school", "at", "home")]
    assert not [words for words in synonyms() if "#" in " ".join(words)]
