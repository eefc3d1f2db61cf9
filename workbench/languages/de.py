"""German."""

from __future__ import annotations

from workbench.languages.base import LanguageFacts, words

__all__ = ["FACTS"]

FACTS = LanguageFacts(
    code="de",
    name="German",
    titles=words("hr hrn fr frl dr dres prof st ing dipl mag med phil jur hl kath evang gebr "
                 "bgm abg gen lt"),
    before_number=words("nr nrn art abb abs bd bde kap s seite tab ziff § anm aufl jg jh tel ca "
                        "jan feb mär apr jun jul aug sep sept okt nov dez"),
    abbreviations=words("usw usf etc bzw z.b d.h u.a u.ä o.ä v.a z.t i.d.r s.o s.u evtl ggf inkl "
                        "exkl vgl bspw sog ca engl frz dt geb gest gegr zzgl bez max min mind "
                        "u.s.w z.zt n.chr v.chr str co corp inc jan feb mär apr jun jul aug sep "
                        "sept okt nov dez mo di mi do fr sa so hrsg verf übers allg ehem"),
    function_words=words(
        "der die das den dem des ein eine einen einem einer eines kein keine keinen keinem keiner "
        "keines in im ins an am ans auf aus bei beim bis durch für gegen hinter mit nach neben "
        "ohne seit über um unter von vom vor während wegen zu zum zur zwischen trotz "
        "und oder aber denn sondern dass daß ob weil wenn als wie obwohl damit bevor nachdem falls "
        "ich du er sie es wir ihr mich dich sich uns euch mir dir ihm ihn ihnen mein meine "
        "meinen meinem meiner dein deine sein seine seinen seinem seiner seines ihre ihren ihrem "
        "ihrer ihres unser unsere euer eure dieser diese dieses diesen diesem jener jene jenes "
        "wer was wen wem wessen welcher welche welches man da so auch nicht "
        "bin bist ist sind seid war waren warst wart sei seien wäre wären gewesen habe hast hat "
        "haben habt hatte hatten hätte hätten gehabt werde wirst wird werden werdet wurde wurden "
        "würde würden worden kann können konnte konnten könnte könnten muss müssen musste soll "
        "sollen sollte sollten will wollen wollte wollten darf dürfen mag möchte"),
    starters=words("dann doch dort hier heute gestern morgen jetzt nun immer noch nur schon "
                   "allerdings außerdem dabei daher danach darauf dazu deshalb jedoch später "
                   "trotzdem viele vielleicht zudem zwar alle beide einige mehrere nichts "
                   "niemand ja nein warum"),
    name_particles=words("von vom zu zum van de"),
    speech_verbs=words("sagte sagt fragte fragt rief antwortete erwiderte meinte erklärte"),
    ordinal_dot=True,
)
