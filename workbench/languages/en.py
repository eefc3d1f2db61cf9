"""English."""

from __future__ import annotations

from workbench.languages.base import LanguageFacts, words

__all__ = ["FACTS"]

FACTS = LanguageFacts(
    code="en",
    name="English",
    titles=words("mr mrs ms messrs mmes dr drs prof st ste sr sra gen col maj capt cmdr lt sgt cpl "
                 "pvt adm brig hon rev fr gov pres sen sens rep reps supt det insp amb atty treas "
                 "sec mt ft vs v"),
    before_number=words("no nos p pp art ch chap fig figs vol vols ed sect eq par para pt jan feb "
                        "mar apr jun jul aug sep sept oct nov dec ca c approx ext tel op"),
    abbreviations=words("etc e.g eg i.e ie cf al ibid viz jan feb mar apr jun jul aug sep sept oct "
                        "nov dec mon tue tues wed thu thur thurs fri sat sun inc ltd co corp bros "
                        "llc plc assn dept univ est ave blvd rd jr sr esq ph.d m.d b.a m.a m.sc "
                        "b.sc a.m p.m u.s u.k u.n e.u u.s.a u.s.s.r d.c n.y l.a a.d b.c b.c.e c.e "
                        "approx calif ala ariz colo conn del fla ga ill ind kan mass md mich minn "
                        "mo mont neb nev okla ore pa tenn tex va vt wash wis wyo ed eds trans"),
    function_words=words(
        "the a an of in on at by for with from to into onto upon about against between among "
        "through during before after above below over under within without across along around "
        "behind beside besides beyond despite except near off out since than till toward towards "
        "until up via per amid as like unlike "
        "and or nor but so yet if because although though while whereas unless whether that which "
        "who whom whose what when where why how "
        "i you he she it we they me him her us them my your his its our their mine yours hers "
        "ours theirs myself yourself himself herself itself ourselves yourselves themselves "
        "this these those there here one's 's s' "
        "be am is are was were been being have has had having do does did doing done "
        "will would shall should can could may might must ought 'm 're 've 'll 'd "
        "not n't no to ca wo sha"),
    starters=words(
        "also all another any both each either every few many most much neither none other others "
        "several some such two three again afterwards already always even ever finally first "
        "further furthermore however indeed instead last later meanwhile moreover nevertheless "
        "nonetheless never next nothing now often once only otherwise perhaps please rather "
        "second sometimes soon still then thereafter therefore thus today together tomorrow too "
        "yesterday yes it's he's she's that's there's i'm i've we're they're you're didn't don't"),
    name_particles=words("van von de du la le al el bin ben mac"),
    speech_verbs=words("said says asked asks replied answered added adds cried shouted exclaimed "
                       "whispered wondered told demanded declared continued began reported "
                       "wrote writes reports"),
    whole=words("o'clock ma'am c'mon y'all rock'n'roll"),
    contractions=words("'s n't 'm 're 've 'll 'd"),
)
