"""Italian."""

from __future__ import annotations

from workbench.languages.base import LanguageFacts, words

__all__ = ["FACTS"]

FACTS = LanguageFacts(
    code="it",
    name="Italian",
    titles=words("sig sigg sig.ra sig.na dott dott.ssa dr prof prof.ssa avv ing arch geom rag on "
                 "sen mons don s ss gen col ten cap"),
    before_number=words("n nn nr num art artt cap capp fig figg p pag pagg pp vol voll tel ca "
                        "gen feb mar apr mag giu lug ago set sett ott nov dic"),
    abbreviations=words("ecc etc es p.es cfr cf a.c d.c s.p.a s.r.l c.so v.le p.zza tab trad "
                        "max min ed edd ibid op.cit"),
    function_words=words(
        "il lo la i gli le l l' un uno una un' di del dello della dell dell' dei degli delle a al "
        "allo alla all all' ai agli alle da dal dallo dalla dall dall' dai dagli dalle in nel "
        "nello nella nell nell' nei negli nelle con su sul sullo sulla sull sull' sui sugli sulle "
        "per tra fra senza contro verso sotto sopra presso durante "
        "e ed o od né ma se che perché poiché quando come mentre dove anche "
        "io tu lui lei noi voi loro egli ella esso essa essi esse mi ti si ci vi ne c' mio mia "
        "miei mie tuo tua tuoi tue suo sua suoi sue nostro nostra nostri nostre vostro vostra "
        "questo questa questi queste quello quella quelli quelle quest' quell' quel quei chi cui "
        "quale quali non "
        "essere è sono sei siamo siete era erano fu furono sarà saranno sarebbe sia siano stato "
        "stata stati state avere ha hanno ho hai abbiamo avete aveva avevano ebbe avrà avrebbe "
        "abbia abbiano"),
    starters=words("allora ancora adesso così dopo ieri oggi domani ora poi però quindi tuttavia "
                   "inoltre infine intanto invece forse già mai molti molte nessuno niente ogni "
                   "più qui tutti tutte tutto due tre sì"),
    name_particles=words("di de del della dei da"),
    speech_verbs=words("disse dice chiese chiede rispose aggiunse esclamò gridò"),
    elisions=words("l un dell all dall nell sull coll quest quell bell sant c d s m t v n gl "
                   "com dov quand nessun ciascun alcun tutt mezz"),
    whole=words("po' mo' be' va' fa' da' sta' di'"),
)
