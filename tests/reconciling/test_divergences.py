"""Divergences: clumsy renderings of one utterance say the same, and a change of what is said is found.

The pairs are made up, in the manner of reports that were translated by hand and in haste."""

import pytest

from holdfire.model.statement import ReadingKind
from holdfire.reconciling.divergences import divergences
from holdfire.reconciling.rendering_words import rendering_words

ALIKE = (
    (
        "The mission counted two hundred and fifty shells on the line",
        "On the line the mission has counted 250 shells",
    ),
    ("Some 4.6 million people fled", "Approximately 4,6 mln of persons have fled"),
    ("In total 175.000 persons returned to houses", "A total of 175,000 people returned to their homes"),
    ("The column had three dozen vehicles", "In the column there were 36 of vehicles"),
    ("It began at 20:00", "It has begun at 8 p.m."),
    ("Eighty-six thousand families left the camp", "86 thousand families left the camp"),
    ("A hundred fighters surrendered", "100 fighters gave up themselves"),
    ("The 30th of the soldiers returned", "The thirtieth of the soldiers returned"),
    ("Both soldiers were wounded", "Two soldiers received wounds"),
    ("The season of 2019-2020 was hungry", "The 2019/20 season was one of hunger"),
    ("Twenty six shells fell", "There fell twenty-six shells"),
    ("The unit had five S-300 launchers", "The unit possessed five launchers"),
    ("He spoke on 9. May 2015", "He made a speech on 9 May 2015"),
    ("He did not accept the offer", "He refused the offer"),
    ("The delegation is not able to travel", "The delegation is unable to travel"),
    ("The strike was not lawful", "The strike was unlawful"),
    ("They have not complied with the terms", "They failed to comply with the terms"),
    ("The army did not take part in the raid", "The army denied taking part in the raid"),
    ("There was no confirmation of the news", "The news was unconfirmed"),
    ("Not only the town but also the bridge was hit", "Both the town and the bridge was hit"),
    ("They have neither water nor bread", "They do not have water or bread"),
    ("Without doubt the truce holds", "The truce holds, certainly"),
    ("Shells fell on post No. 5", "Shells fell on the fifth post"),
    ("He did not deny the attack", "He confirmed the attack"),
    ("Smoking is forbidden on the line", "It is banned to smoke on the line"),
    ("The road isn't open", "The road is not open"),
    ("They have no arms", "They are without arms"),
    ("It is impossible to pass the bridge", "It is not possible to go over the bridge"),
    ("He cannot speak for the army", "He is not able to speak for the army"),
    ("The side does not recognise the line", "The side rejects the line"),
    ("The aid never arrived", "The aid has not arrived"),
    ("Fighting went on near Kyjev and Harkov", "Fighting continued near Kiev and Kharkiv"),
    ("Shells hit Donetsk region", "Shells have hit the Donetskaya region"),
    ("The Spanish envoy spoke with Yemen", "The envoy of Spain spoke with the Yemeni side"),
    ("He met Sergei Lavrov in Vienna", "He had meeting with Sergey Lavrov in Vienna"),
    ("Talks with the United States are held", "Talks with the USA are conducted"),
    ("It was said by the Organization for Cooperation", "It was said by the Organisation for Co-operation"),
    ("The Vice President came to Aden", "The Vicepresident arrived in Aden"),
    ("The town of Deir Hafer was shelled", "The town of Deirhafer was subjected to shelling"),
    ("Fighters of Hay'at Tahrir went to Idlib", "Fighters of Hayat Tahrir left for Idlib"),
    ("Soldiers of the RSF left Khartoum", "Soldiers of the Rapid Support Forces left Khartoum"),
    ("The Great Britain envoy said it", "The United Kingdom envoy said it"),
    ("A convoy left Aleppo city", "A convoy left the City of Aleppo"),
    ("He said I'm tired of war", "He said he is tired of war"),
    ("The Muhammad Hassan brigade moved", "The Mohamed Hasan brigade moved"),
    ("German soldiers were in Mali", "Soldiers from Germany were in Mali"),
    ("The truce began on Feb 27", "The truce has begun on 27 February"),
    ("It will be on Monday, 12 Sept", "It shall be on Monday, 12 September"),
    ("The army will leave", "The army shall leave"),
    ("He said it would begin", "He said it will begin"),
    ("It may have been hit", "It might have been hit"),
    ("The sides must stop fire", "The sides have to stop fire"),
    (
        "The commander of the grouping declared about readiness for exchange of prisoners",
        "The group's commander announced readiness for a prisoner swap",
    ),
    (
        "According to him, no fewer than 40 militants were destroyed",
        "He said at least 40 militants were killed",
    ),
    ("The Chinese side expresses serious concern", "China expressed serious concern"),
    (
        "They said the truce is not being observed by nobody",
        "They said the truce is not being observed by anyone",
    ),
    (
        "He has noted that without the consent of Damascus it is not allowed",
        "He noted that it is not permitted without Damascus' consent",
    ),
    ("In the course of 24 hours seven violations were fixed", "Seven violations were recorded in 24 hours"),
    (
        "The Minister of Defence Sergey Shoygu reported to the President",
        "Defense Minister Sergei Shoigu reported to the president",
    ),
    ("In Sana'a the Houthis stopped the convoy", "The Huthis halted the convoy in Sanaa"),
    (
        "The sides agreed upon the cessation of fire since 00:00 of 27 February",
        "The sides agreed on a ceasefire from 00:00 on 27 February",
    ),
    ("The soldiers did not shoot", "The soldiers refrained from shooting"),
    (
        "They have abandoned people, they have no medicine",
        "The people were abandoned, and there is no medicine",
    ),
    ("More than 1 thousand of inhabitants were evacuated", "More than 1,000 residents were evacuated"),
    ("Two thirds of the city is without light", "Two-thirds of the city has no light"),
    (
        "The Federal Government will under no circumstances send soldiers",
        "The federal government will not send soldiers",
    ),
    (
        "It is not excluded that the talks will be postponed",
        "It is possible that the talks will be postponed",
    ),
    ("The Islamic State (IS, banned in Russia) shelled Palmyra", "IS shelled Palmyra"),
    ("The head of the DPR Denis Pushilin told", "DPR head Denis Pushilin said"),
    ("Turkiye and Azerbaijan signed", "Turkey and Azerbaijan signed"),
    ("He stressed: we don't want war", "He stressed that we do not want war"),
    ("Nobody from the peaceful inhabitants suffered", "None of the civilians was hurt"),
    (
        "The OSCE Special Monitoring Mission counted 15 explosions",
        "The SMM of the OSCE counted 15 explosions",
    ),
    ("Nineteen of the 21 points were agreed", "19 of the 21 points were agreed"),
    ("The army must not cross the line", "The army is not to cross the line"),
    ("The 2nd Corps withdrew from the village", "The Second Corps pulled back from the village"),
    ("On the night of 3 to 4 May the shelling ceased", "The shelling ended on the night of 3-4 May"),
    (
        "Governor Abdullahi said bandits attacked the village",
        "Governor Abdullahi has said that the bandits attacked the village",
    ),
    ("He was not aware of the order", "He was unaware of the order"),
    ("Neither side has left the town", "Both sides have not left the town"),
    ("The UN Secretary General demanded it", "The Secretary-General of the United Nations demanded it"),
    ("He reportedly fled", "Allegedly he fled"),
)

DIFFERING = (
    (
        ReadingKind.NUMBER,
        "The mission counted two hundred and fifty shells",
        "The mission counted 260 shells",
    ),
    (
        ReadingKind.NUMBER,
        "One soldier was killed near the bridge",
        "Two soldiers were killed near the bridge",
    ),
    (
        ReadingKind.NUMBER,
        "Up to 1 km from the line two and a half hours",
        "Up to 2 km from the line two and a half hours",
    ),
    (ReadingKind.NUMBER, "Some 1.5 million people fled", "Some 15 million people fled"),
    (ReadingKind.NUMBER, "As early as 19,000 shells were counted", "As early as 91, 000 shells were counted"),
    (
        ReadingKind.NUMBER,
        "The sanctions cost 88,312 dollars this year",
        "The sanctions cost 97, 312 dollars this year",
    ),
    (
        ReadingKind.NUMBER,
        "The S-300 system was moved to the coast",
        "The S-400 system was moved to the coast",
    ),
    (ReadingKind.NUMBER, "The man in his thirties was shot", "The man in his fifties was shot"),
    (ReadingKind.NUMBER, "The third phase begins", "The fourth phase begins"),
    (ReadingKind.NUMBER, "Dozens said 12 men died in the raid", "Dozens said 21 men died in the raid"),
    (ReadingKind.NUMBER, "The truce began at 18:00 local time", "The truce began at 19:00 local time"),
    (ReadingKind.DATE, "The truce began on Monday in the town", "The truce has begun on Tuesday in the town"),
    (ReadingKind.DATE, "Talks resume on 9 May 2015", "Talks resume on 9. July 2015"),
    (ReadingKind.DATE, "Talks resume on 3 March", "Talks are renewed 3. May"),
    (ReadingKind.NAME, "The shells fell on Qartaba at noon", "The shells fell on Medlin at noon"),
    (
        ReadingKind.NAME,
        "Ukraine protested and the Ukrainian parliament's decision stood",
        "Ukraine protested and the Russian parliament's decision stood",
    ),
    (ReadingKind.NAME, "The envoy met the president in Ankara", "The envoy met the president in Tehran"),
    (
        ReadingKind.NAME,
        "He said fighters of SAF shelled the market",
        "He said fighters of RSF shelled the market",
    ),
    (ReadingKind.NAME, "The Sudanese army denied it", "The Chadian army denied it"),
    (ReadingKind.NAME, "The convoy went from Homs to Hama", "The convoy went from Homs to Tartus"),
    (ReadingKind.NAME, "He spoke with Colonel Bashir on the line", "He spoke with Colonel Osman on the line"),
    (ReadingKind.NAME, "SAF shelled the market on Monday", "RSF shelled the market on Monday"),
    (ReadingKind.NAME, "Israel shelled the southern village", "Lebanon shelled the southern village"),
    (ReadingKind.NAME, "We must focus on plan A now", "We must focus on plan B now"),
    (ReadingKind.NEGATION, "The army did strike the bridge", "The army did not strike the bridge"),
    (ReadingKind.NEGATION, "The strike was lawful in our view", "The strike was unlawful in our view"),
    (
        ReadingKind.NEGATION,
        "The side has agreed to leave the town",
        "The side has not agreed to leave the town",
    ),
    (ReadingKind.NEGATION, "There are mines on the road", "There are no mines on the road"),
    (
        ReadingKind.NEGATION,
        "The reports were confirmed by the mission",
        "The reports were unconfirmed by the mission",
    ),
    (
        ReadingKind.NEGATION,
        "The missile of the mission hit the United camp",
        "The missile of the mission did not hit the United camp",
    ),
    (ReadingKind.NEGATION, "The opposition has signed the paper", "The opposition has not signed the paper"),
    (
        ReadingKind.NEGATION,
        "The ban on flights has been kept",
        "The prohibition of flights has not been kept",
    ),
    (ReadingKind.NEGATION, "Aid can pass the line", "Aid cannot pass the line"),
    (ReadingKind.NEGATION, "They always fired first", "They never fired first"),
    (
        ReadingKind.NEGATION,
        "The road is open and nobody was hurt",
        "The road is not open and nobody was hurt",
    ),
    (
        ReadingKind.NEGATION,
        "The army confirmed that it struck the bridge",
        "The army denied that it struck the bridge",
    ),
    (ReadingKind.MODALITY, "The army will leave the town", "The army may leave the town"),
    (ReadingKind.MODALITY, "The sides must stop fire", "The sides should stop fire"),
    (ReadingKind.MODALITY, "The army may have struck the bridge", "The army struck the bridge"),
    (ReadingKind.MODALITY, "The group allegedly struck the bridge", "The group struck the bridge"),
    (ReadingKind.MODALITY, "The sides must leave the town", "The sides can leave the town"),
    (ReadingKind.MODALITY, "The strike probably killed the officer", "The strike killed the officer"),
    (
        ReadingKind.NAME,
        "In the course of the talks the Houthis released the prisoners of Saudi Arabia",
        "In the course of the talks the Houthis released the prisoners of the Emirates",
    ),
    (
        ReadingKind.NUMBER,
        "In the course of 24 hours seven violations were fixed",
        "In the course of 48 hours seven violations were recorded",
    ),
    (ReadingKind.NEGATION, "The military did not use heavy weapons", "The military has used heavy weapons"),
    (ReadingKind.NUMBER, "At least forty civilians were killed", "At least fourteen civilians were killed"),
    (ReadingKind.DATE, "The convoy left on the evening of Thursday", "The convoy left on Friday evening"),
    (
        ReadingKind.NEGATION,
        "The agreement was signed by all sides",
        "The agreement was never signed by all sides",
    ),
    (ReadingKind.MODALITY, "The ceasefire will be extended", "The ceasefire could be extended"),
    (
        ReadingKind.NAME,
        "Governor Abdullahi said bandits attacked the village of Kware",
        "Governor Abdullahi said bandits attacked the village of Gummi",
    ),
    (ReadingKind.NEGATION, "China supports the resolution", "China does not support the resolution"),
    (
        ReadingKind.NEGATION,
        "The observers were allowed into the camp",
        "The observers were prevented from entering the camp",
    ),
    (
        ReadingKind.NUMBER,
        "The 2nd Corps withdrew from the village",
        "The 3rd Corps withdrew from the village",
    ),
    (ReadingKind.NAME, "The Ukrainian side violated the truce", "The Russian side violated the truce"),
    (ReadingKind.DATE, "The truce ends in April", "The truce ends in June"),
    (ReadingKind.NUMBER, "The commission counted 1,250 shells", "The commission counted 1,520 shells"),
    (ReadingKind.NEGATION, "There was no shelling overnight", "There was shelling overnight"),
)


def told_apart(left: str, right: str) -> list[ReadingKind]:
    return [item.kind for item in divergences(left, right, "en")[1]]


@pytest.mark.parametrize(("left", "right"), ALIKE)
def test_two_ways_of_saying_one_thing_do_not_diverge(left, right) -> None:
    assert told_apart(left, right) == []
    assert told_apart(right, left) == []


@pytest.mark.parametrize(("kind", "left", "right"), DIFFERING)
def test_a_change_of_what_is_said_is_found_and_of_its_kind(kind, left, right) -> None:
    assert told_apart(left, right) == [kind]
    assert told_apart(right, left) == [kind]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("two hundred and fifty men", "250"),
        ("eighty-six thousand men", "86000"),
        ("one hundred men", "100"),
        ("twenty six men", "26"),
        ("two thousand three hundred men", "2300"),
        ("one million two hundred thousand men", "1200000"),
        ("three dozen men", "36"),
        ("4.6 million men", "4600000"),
        ("200 four times", "200"),
        ("91, 000 men", "91000"),
        ("fifty and sixty men", "50"),
    ],
)
def test_a_number_in_several_words_has_its_value_at_the_first(written, value) -> None:
    assert rendering_words(written, "en")[0].value == value


def test_words_that_say_the_contrary_are_set_against_each_other() -> None:
    alignment, (found,) = divergences("The army confirmed the raid", "The army denied the raid", "en")
    assert found.left is not None
    assert found.right is not None
    assert (alignment.left[found.left].text, alignment.right[found.right].text) == ("confirmed", "denied")


def test_a_list_of_names_is_no_headline() -> None:
    left, right = "Russia, Turkey, Syria, Jordan, Egypt", "Russia, Turkey, Qatar, Jordan, Egypt"
    assert told_apart(left, right) == [ReadingKind.NAME]
