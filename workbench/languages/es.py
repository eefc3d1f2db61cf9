"""Spanish."""

from __future__ import annotations

from workbench.languages.base import LanguageFacts, words

__all__ = ["FACTS"]

FACTS = LanguageFacts(
    code="es",
    name="Spanish",
    titles=words("sr sra sres sras srta srtas d dª dña dr dra dres prof profa lic ing arq gral "
                 "cnel tte sto sta san ud uds vd vds"),
    before_number=words("núm num nº art arts cap caps fig p pág págs pp vol tel tfno aprox ed ca "
                        "ene feb mar abr may jun jul ago sep sept oct nov dic"),
    abbreviations=words("etc p.ej ej cf cfr a.c d.c ee.uu ff.aa rr.hh s.a s.l cía avda av c.v "
                        "dpto depto admón aprox máx mín i.e e.g ibid op.cit jr ss.mm"),
    function_words=words(
        "el la los las lo un una unos unas de del a al en con por para sin sobre entre hasta "
        "desde hacia contra según ante bajo tras durante mediante "
        "y e o u ni pero sino que si porque aunque cuando como donde mientras pues "
        "yo tú él ella ello nosotros nosotras vosotros vosotras ellos ellas usted ustedes me te "
        "se le les nos os mi mis tu tus su sus nuestro nuestra nuestros nuestras vuestro vuestra "
        "este esta estos estas esto ese esa esos esas eso aquel aquella aquellos aquellas "
        "quien quienes cual cuales cuyo cuya cuyos cuyas qué quién cuál no "
        "ser es son soy eres somos sois era eran fue fueron será serán sería sea sean sido siendo "
        "estar está están estaba estaban estuvo estado haber ha han he hemos había habían hubo "
        "habrá habría haya hayan hay"),
    starters=words("además ahora allí aquí así ayer hoy mañana después entonces luego también "
                   "tampoco sin todo todos todas toda muchos muchas otro otra otros otras nada "
                   "nadie nunca siempre ya más quizá quizás tal dos tres sí"),
    name_particles=words("de del la las los"),
    speech_verbs=words("dijo dice preguntó pregunta respondió añadió exclamó gritó afirmó declaró"),
)
