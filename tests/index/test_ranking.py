"""What makes one entry a better answer than another."""

from index.ranking import final_score, frequency, rarity, saturate


def test_rare_words_weigh_more_than_common_ones_and_none_weighs_less_than_nothing() -> None:
    assert rarity(1000, 1) > rarity(1000, 10) > rarity(1000, 1000) > 0


def test_a_word_in_the_title_or_a_short_text_counts_more() -> None:
    assert frequency(1, 10, 10.0, "title") > frequency(1, 10, 10.0, "text") > frequency(1, 100, 10.0, "text")


def test_each_further_occurrence_adds_less() -> None:
    assert saturate(2) - saturate(1) > saturate(10) - saturate(9) > 0


def test_where_any_word_is_enough_the_number_of_words_decides() -> None:
    assert final_score(0.1, 1.0, 2, any_clause=True) > final_score(900.0, 1.2, 1, any_clause=True)
    assert final_score(0.1, 1.2, 2, any_clause=False) == 0.1 * 1.2


def test_an_index_of_nothing_has_no_mean_length() -> None:
    assert frequency(0, 0, 0.0, "text") == 0
