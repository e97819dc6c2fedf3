"""Who said what in Russian reports: word order, cases, marks, dashes, and what only looks like speech."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from holdfire.lexicon.inflections import Inflections
from holdfire.lexicon.tables import Lexicon
from holdfire.model.actor import ActorRef, RefBasis
from holdfire.model.errors import LexiconError
from holdfire.model.quotation import Quotation, QuotationKind, SpeechModality
from holdfire.model.report import BlockKind
from holdfire.reading.sentences import sentences_of
from holdfire.reading.speech.grammar_tables import grammar_of
from holdfire.reading.speech.quotations import find_quotations
from tests.reading.quoting import ref, report_of


def russian(text: str, *actors: ActorRef, kind: BlockKind = BlockKind.BODY) -> tuple[Quotation, ...]:
    report = report_of(text, kind, language="ru")
    return find_quotations(report, sentences_of(report), actors)


def said(text: str, kind: BlockKind = BlockKind.BODY) -> list[tuple[str | None, list[str]]]:
    """Speakers' words and what each said, nested statements left out."""
    found = [one for one in russian(text, kind=kind) if one.nested_in is None]
    return [
        (
            one.speaker.span.text if one.speaker and one.speaker.span else None,
            [part.text for part in one.contents],
        )
        for one in found
    ]


ONE_STATEMENT = [
    # the verb after the words, the speaker after the verb
    ("«На линии тихо», – сказал мэр.", "мэр", ["«На линии тихо»"]),
    ("«На линии тихо», - сказал мэр.", "мэр", ["«На линии тихо»"]),
    ('"На линии тихо", — сообщил Орлов.', "Орлов", ['"На линии тихо"']),
    ("„На линии тихо“, – сообщила Орлова.", "Орлова", ["„На линии тихо“"]),
    # office, body, country and name make one speaker
    ("«На линии тихо», – заявил журналистам пресс-секретарь президента РФ Глеб Орлов.",
     "пресс-секретарь президента РФ Глеб Орлов", ["«На линии тихо»"]),
    ("«На линии тихо», – сообщил постпред России при ООН Глеб Орлов.",
     "постпред России при ООН Глеб Орлов", ["«На линии тихо»"]),
    ("«Тихо», – сказал начальник Главного оперативного управления генерал Глеб Орлов.",
     "начальник Главного оперативного управления генерал Глеб Орлов", ["«Тихо»"]),
    ("Тихо по всей линии, заявил официальный представитель аппарата Совета безопасности РФ Глеб Орлов.",
     "официальный представитель аппарата Совета безопасности РФ Глеб Орлов", ["Тихо по всей линии"]),
    # day, place and addressee stand between verb and speaker, or after both
    ("«На линии тихо», – сообщил в понедельник журналистам в Женеве Глеб Орлов.", "Глеб Орлов",
     ["«На линии тихо»"]),
    ("«На линии тихо», – написал в своём блоге депутат Глеб Орлов.", "депутат Глеб Орлов",
     ["«На линии тихо»"]),
    ("«На линии тихо», – сказал Орлов на пресс-конференции в Женеве.", "Орлов", ["«На линии тихо»"]),
    # an outlet that was told is not who spoke
    ("«На линии тихо», – сказал РБК источник в штабе.", "источник в штабе", ["«На линии тихо»"]),
    # the speaker before the verb, with what stands between
    ("Орлов заявил, что на линии тихо.", "Орлов", ["что на линии тихо"]),
    ("Орлов в понедельник на встрече с Керри заявил, что на линии тихо.", "Орлов", ["что на линии тихо"]),
    ("Один из них, попросивший не называть имени, рассказал, что дорога закрыта.", "Один из них",
     ["что дорога закрыта"]),
    ("Орлов, комментируя эти слова, заметил: «Это пустое».", "Орлов", ["«Это пустое»"]),
    ("Ранее Орлов потребовал, чтобы дорогу открыли.", "Орлов", ["чтобы дорогу открыли"]),
    ("Делегация заявила, будто её не пустили в зал.", "Делегация", ["будто её не пустили в зал"]),
    # a verb without a subject: the institution in which it was said
    ("В Госдепе заявили, что список готов.", "Госдепе", ["что список готов"]),
    ("Ранее в штабе сообщили, что дорога открыта.", "штабе", ["что дорога открыта"]),
    ("«На линии тихо», – говорится в заявлении МИД.", "заявлении МИД", ["«На линии тихо»"]),
    ("Дорога открыта, сообщили в Госдепартаменте.", "Госдепартаменте", ["Дорога открыта"]),
    ("Дорога открыта, рассказали РИА в штабе ополчения.", "штабе ополчения", ["Дорога открыта"]),
    # phrases that name a source
    ("По словам Орлова, дорога открыта.", "Орлова", ["дорога открыта"]),
    ("По данным штаба, дорога открыта.", "штаба", ["дорога открыта"]),
    ("Дорога снова открыта, по данным наблюдателей.", "наблюдателей", ["Дорога снова открыта"]),
    ("Согласно заявлению миссии, дорога открыта.", "заявлению миссии", ["дорога открыта"]),
    ("По мнению эксперта Глеба Орлова, дорога открыта.", "эксперта Глеба Орлова", ["дорога открыта"]),
    ("Как сообщает агентство «Северная лента», дорога открыта.", "агентство «Северная лента»",
     ["дорога открыта"]),
    ("Как рассказали в штабе, дорога открыта.", "штабе", ["дорога открыта"]),
    ("По его словам, дорога открыта.", "его", ["дорога открыта"]),
    ("Как заявил командир взвода, назвавшийся Мурадом, отряд стрелять не станет.",
     "командир взвода, назвавшийся Мурадом", ["отряд стрелять не станет"]),
    ("В результате, как утверждает агентство, ранены двое.", "агентство", ["ранены двое"]),
    # the speaker of words without marks at the end of the sentence
    ("Колонна дошла до города, сообщил комендант.", "комендант", ["Колонна дошла до города"]),
    ("Наступление остановлено, – доложил генерал Орлов.", "генерал Орлов", ["Наступление остановлено"]),
    # the sentence before was said by the one named
    ("Дорога снова открыта. Об этом сообщил журналистам представитель штаба Глеб Орлов.",
     "представитель штаба Глеб Орлов", ["Дорога снова открыта"]),
    ("«Дорога снова открыта». Об этом Орлов сказал в интервью газете «Рассвет».", "Орлов",
     ["«Дорога снова открыта»"]),
    ("«Тихо», – сказал Орлов. – «И дорога открыта».", "Орлов", ["«Тихо»", "«И дорога открыта»"]),
    # reporting words between dashes inside the marks
    ("«Мы держим слово, – сказал Орлов. – Но терпение не бесконечно».", "Орлов",
     ["«Мы держим слово,", "Но терпение не бесконечно»"]),
    ("«Считать некому, – пояснил Орлов, – и каждый считает своё».", "Орлов",
     ["«Считать некому,", "и каждый считает своё»"]),
    # a line of dialogue that a dash opens
    ("– Мы сидим в подвале, – рассказала Амина Халаф. – Хлеб кончился вчера.", "Амина Халаф",
     ["Мы сидим в подвале,", "Хлеб кончился вчера."]),
    # marks within marks, of the same and of another style
    ("«Мы работаем по плану «А», и другого нет», – сказал Орлов.", "Орлов",
     ["«Мы работаем по плану «А», и другого нет»"]),
    ("«Никакого „плана Б“ нет», – сказал Орлов.", "Орлов", ["«Никакого „плана Б“ нет»"]),
    ('«Операция "Щит" окончена», – сказал Орлов.', "Орлов", ['«Операция "Щит" окончена»']),
    # two paragraphs between one pair of marks
    ("«Мы предупреждали об этом.\nНас не слышали», – говорится в заявлении МИД.", "заявлении МИД",
     ["«Мы предупреждали об этом.", "Нас не слышали»"]),
    # colon forms
    ("Орлов: «На линии тихо».", "Орлов", ["«На линии тихо»"]),
    ("Орлов подчеркнул: «На линии тихо».", "Орлов", ["«На линии тихо»"]),
    # mixed words
    ("Орлов назвал ночной удар «тяжёлой ошибкой».", "Орлов", ["ночной удар «тяжёлой ошибкой»"]),
    ("Посол призвал стороны прекратить огонь.", "Посол", ["прекратить огонь"]),
    # a name in marks inside the words and inside the speaker
    ("Дорога открыта, заявил представитель движения «Ансар Аллах».", "представитель движения «Ансар Аллах»",
     ["Дорога открыта"]),
    ("«Все живы», – сообщил штаб операции «Щит».", "штаб операции «Щит»", ["«Все живы»"]),
    # a subject from the clause before
    ("Иран поддержал перемирие, однако предупредил, что пауза коротка.", "Иран", ["что пауза коротка"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "speaker", "contents"), ONE_STATEMENT)
def test_one_statement_has_its_speaker_and_its_words(text: str, speaker: str, contents: list[str]) -> None:
    assert said(text) == [(speaker, contents)]


NO_STATEMENT = [
    "Газета «Известия» вышла на двух полосах.",
    "Группировка «Джебхат ан-Нусра» под перемирие не подпадает.",
    "Посёлок живёт так называемым «миром».",
    "«Нам нужен мир», «Хватит стрелять» – с такими плакатами вышли люди.",
    "Договор о «плане Б», о котором говорил госсекретарь США, не подписан.",
    "Мэр утром осмотрел мост и уехал.",
    "– хлеб\n– вода\n– свет",
]


@pytest.mark.parametrize("text", NO_STATEMENT)
def test_names_titles_slogans_and_scare_quotes_are_no_statements(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "speaker", "words"),
    [
        ("Орлов: Москва не обсуждает план «Б»", "Орлов", "Москва не обсуждает план «Б»"),
        ("Аппарат Совбеза РФ: огонь прекращён", "Аппарат Совбеза РФ", "огонь прекращён"),
        ("Глава МИД Ирана: граница закрыта", "Глава МИД Ирана", "граница закрыта"),
    ],
)
def test_a_headline_names_its_speaker_before_a_colon(text: str, speaker: str, words: str) -> None:
    assert said(text, BlockKind.HEADLINE) == [(speaker, [words])]


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Армия опровергла сообщения об обстреле.", SpeechModality.DENIED),
        ("Командир пообещал, что дорогу откроют.", SpeechModality.PROMISED),
        ("«Мы ответим», – пригрозил командир.", SpeechModality.THREATENED),
        ("Совет потребовал, чтобы осаду сняли.", SpeechModality.DEMANDED),
        ("Посол выразил надежду, что тишина продлится.", SpeechModality.HOPED),
        ("Генерал предупредил, что нарушителей накажут.", SpeechModality.WARNED),
        ("Анкара обвинила ополчение в обстреле.", SpeechModality.ACCUSED),
        ("Министр признал, что снаряд упал на дом.", SpeechModality.ADMITTED),
        ("«Кто следит за линией?» – спросил делегат.", SpeechModality.ASKED),
        ("Мэр не отрицал, что стреляли свои.", SpeechModality.SAID),
    ],
)
def test_the_cue_tells_what_the_speaker_did(text: str, modality: SpeechModality) -> None:
    (found,) = russian(text)
    assert found.modality is modality


INTRODUCED = "Пресс-секретарь президента РФ Глеб Орлов прибыл в Женеву. "
RESOLVED = [
    # a pronoun is the person before it, whatever the case
    (INTRODUCED + "«На линии тихо», – сказал он.", "Глеб Орлов"),
    ("По словам эксперта Глеба Орлова, тихо. «На линии тихо», – сказал он.", "Глеб Орлов"),
    ("По словам депутата Анны Орловой, тихо. «На линии тихо», – сказала она.", "Анна Орлова"),
    # the gender decides between two
    ("Глеб Орлов встретил Анну Белову. «На линии тихо», – сказала она.", "Анна Белова"),
    # a bare office is the person who was given a like one
    (INTRODUCED + "«На линии тихо», – сказал представитель Кремля.", "Глеб Орлов"),
    ("Министр иностранных дел России Глеб Орлов прибыл. «Тихо», – сказал глава МИД РФ.", "Глеб Орлов"),
    ("Постпред России при ООН Глеб Орлов прибыл. «На линии тихо», – сказал постпред.", "Глеб Орлов"),
    ("«Тихо», – сказал губернатор Глеб Орлов. По словам губернатора, дорога открыта.", "Глеб Орлов"),
    ("«Тихо», – сказал посол Глеб Орлов. «Дорога открыта», – добавил дипломат.", "Глеб Орлов"),
    # a last name alone, in any case
    (INTRODUCED + "По словам Орлова, дорога открыта.", "Глеб Орлов"),
]


@pytest.mark.parametrize(("text", "name"), RESOLVED)
def test_pronouns_bare_offices_and_last_names_lead_to_the_person(text: str, name: str) -> None:
    speaker = russian(text)[-1].speaker
    assert speaker is not None
    assert (speaker.name, bool(speaker.reason)) == (name, True)


def test_an_office_nobody_is_known_to_hold_keeps_its_words() -> None:
    (found,) = russian("«На линии тихо», – сказал один чиновник.")
    assert found.speaker is not None
    assert found.speaker.actor is None
    assert found.speaker.name == "один чиновник"


def test_a_name_in_an_oblique_case_leads_to_the_actor_of_the_case() -> None:
    text = "По словам официального представителя МИД Анны Орловой, тихо. Она добавила, что дорога открыта."
    first, second = russian(text, ref(text, "Анны Орловой", "anna-orlova", "Anna Orlova"))
    assert first.speaker is not None
    assert second.speaker is not None
    assert (first.speaker.actor, second.speaker.actor) == ("anna-orlova", "anna-orlova")
    assert second.speaker.basis is RefBasis.PRONOUN


def test_a_statement_within_a_statement_is_nested() -> None:
    outer, inner = russian("Орлов сказал, что правительство обещало, что дорогу откроют.")
    assert inner.nested_in == outer.id
    assert inner.words == "что дорогу откроют"
    assert inner.speaker is not None
    assert inner.speaker.name == "правительство"


def test_a_quotation_goes_on_after_its_speaker_is_named() -> None:
    (found,) = russian("«На линии тихо», – сказал мэр. «Дорога снова открыта».")
    assert [part.text for part in found.contents] == ["«На линии тихо»", "«Дорога снова открыта»"]


def test_the_next_line_of_a_dialogue_has_its_own_speaker() -> None:
    text = "– Тихо ли на линии? – спросил корреспондент.\n– Почти, – ответил полковник. – Но не везде."
    assert [speaker for speaker, _ in said(text)] == ["корреспондент", "полковник"]


def test_words_in_marks_are_direct_and_a_clause_is_not() -> None:
    kinds = [one.kind for one in russian("«Тихо», – сказал мэр. Мэр добавил, что дорога открыта.")]
    assert kinds == [QuotationKind.DIRECT, QuotationKind.INDIRECT]


CUES = [(row["word"], row["example"]) for row in Lexicon(language="ru").table("cues")]


@pytest.mark.parametrize(("word", "example"), CUES)
def test_the_example_of_every_cue_gives_a_quotation_with_that_cue(word: str, example: str) -> None:
    grammar = grammar_of("ru")
    assert grammar is not None
    found = [grammar.small(one.cue.text) for one in russian(example) if one.cue is not None]
    known = {cue: grammar.cues[form].word for cue in found if (form := cue.split()[-1]) in grammar.cues}
    assert word in found or word in known.values(), found


@pytest.mark.parametrize("table", ["cue_helpers", "word_classes", "given_names", "offices", "inflections"])
def test_every_row_has_an_example(table: str) -> None:
    assert all(row["example"] for row in Lexicon(language="ru").table(table))


@pytest.mark.parametrize("table", ["word_classes", "given_names", "offices"])
def test_the_example_of_every_row_shows_one_of_its_forms(table: str) -> None:
    inflections = Inflections.of("ru")
    for row in Lexicon(language="ru").table(table):
        shown = inflections.base(row["word"]).strip("-").lower()
        assert shown in row["example"].lower(), row


def test_a_row_gives_a_word_once_and_all_its_forms_are_known() -> None:
    grammar = grammar_of("ru")
    assert grammar is not None
    forms = {"заявил", "заявила", "заявили", "заявив", "заявляет", "заявляя"}
    assert {grammar.cues[form].word for form in forms} == {"заявить"}
    assert {grammar.base(form) for form in ("министра", "министром", "министры")} == {"министр"}


@pytest.mark.parametrize(
    ("forms", "key"),
    [
        (("Песков", "Пескова", "Пескову", "Песковым", "Пескове"), "песков"),
        (("Захарова", "Захаровой", "Захарову"), "захаров"),
        (("Рудской", "Рудского", "Рудскому"), "рудск"),
        (("Хак", "Хака", "Хаку", "Хаком"), "хак"),
        (("Халиль", "Халиля", "Халилю"), "халил"),
        (("Керри",), "керр"),
    ],
)
def test_all_cases_of_a_last_name_have_one_key(forms: tuple[str, ...], key: str) -> None:
    grammar = grammar_of("ru")
    assert grammar is not None
    assert {grammar.name_key(form) for form in forms} == {key}


def test_a_paradigm_no_table_has_is_an_error_with_its_word() -> None:
    with pytest.raises(LexiconError, match="заяви~nothing"):
        list(Inflections.of("ru").forms("заяви~nothing"))


PIECES = st.sampled_from(
    (*'«»„“"', "\n", " – ", ", ", ". ", ": ", "сказал ", "Орлов", "что ", "по словам ", "он ", "как ")
)


@given(st.lists(PIECES, max_size=40).map("".join))
@settings(max_examples=150, deadline=None)
def test_every_span_is_the_text_it_points_at(text: str) -> None:
    for one in russian(text):
        for part in one.contents:
            assert text[part.start : part.end] == part.text
