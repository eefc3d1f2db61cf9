"""First names that are almost always a man's or a woman's, in English and French."""

from __future__ import annotations

__all__ = ["BEINGS"]

_MEN = (
    "adam adrien alain albert alexandre alfred andrew andré anthony antoine arnold arthur auguste "
    "barack ben benjamin bernard bill bob boris brian bruno carlos charles charlie christian "
    "christophe claude clément daniel dave david denis dimitri dominic donald douglas edgar edmond "
    "edward emmanuel eric ernest étienne eugène fabrice ferdinand fernand françois frank franklin "
    "fred frédéric gabriel gaston geoffrey george georges gérald gérard gilbert gilles giovanni "
    "grégoire guillaume gustave guy harold harry hector henri henry herbert hervé hugo hugues ian "
    "ivan jack jacques james jason jean jeff jérôme jim jimmy joe john johnny jonathan joseph juan "
    "jules julien karl keith ken kevin larry laurent léon leonard louis luc lucien marc marcel "
    "mark martin mathieu matthew matthieu maurice max michael michel mike mohamed napoléon nathan "
    "nicholas nicolas noah olivier oscar oliver otto pascal patrick paul peter philip philippe "
    "pierre quentin ralph raoul raymond rené richard rick robert roger roland ronald sébastien "
    "serge sergueï simon stéphane stephen steve ted théodore théophile thierry thomas tim "
    "timothy tom tony victor vincent vladimir walter william xavier yves"
)
_WOMEN = (
    "adèle agatha agathe agnès alexandra alice alison amanda amélie amy andrea angela angelina "
    "anna anne annie arlette audrey barbara béatrice béatrix bernadette betty brigitte camilla "
    "carla carmen carol caroline catherine cécile céline chantal charlotte christiane christine "
    "claire "
    "clara clotilde colette condoleezza corinne cynthia deborah delphine denise diana diane "
    "dorothy edith édith éléonore eleanor elena élisabeth elizabeth ellen elsa emily emma esther "
    "eugénie eva ève fanny florence françoise gabrielle geneviève georgette germaine ginette "
    "gisèle grace hannah heather helen hélène henriette hillary ingrid irène isabelle jacqueline "
    "jane janet jeanne jeannette jennifer jessica joan joanna josephine joséphine judith julia "
    "julie juliette karen kate katherine kathleen laura laure laurence lily linda lisa louise "
    "lucie lucy madeleine margaret marguerite maria mariana marianne marie marine marion marthe "
    "martine mary mathilde megan melania michèle michelle monica monique nadine nancy natalie "
    "nathalie nicole nina odile olga olivia patricia paula pauline rachel rebecca renée rosa rose "
    "rosalie ruth sabine sandra sarah simone solange sonia sophie susan suzanne sylvie thérèse "
    "theresa valérie véronique victoria virginie vivian yolande yvette yvonne"
)

BEINGS: dict[str, str] = {
    **dict.fromkeys(_MEN.split(), "he"), **dict.fromkeys(_WOMEN.split(), "she"),
}
