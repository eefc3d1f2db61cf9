"""A short story written for these tests, and three versions of it."""

ORIGINAL = """# Le phare

Le vieux gardien montait chaque soir les cent vingt marches du phare. Il n'avait presque plus de
vue, mais il connaissait chaque pierre. Sa fille, qui vivait au village, lui apportait du pain le
dimanche.

Un soir de novembre, la lampe s'éteignit. Le gardien ne dit rien à personne. Il descendit, prit
une lanterne et resta debout sur la jetée jusqu'à l'aube. Trois bateaux rentrèrent sans dommage.

On raconte encore qu'il n'a jamais quitté son poste. Les enfants, eux, préfèrent croire que c'est
la mer qui l'a gardé.
"""

CLOSE = """# The Lighthouse

Every evening the old keeper climbed the hundred and twenty steps of the lighthouse. He had almost
no sight left, but he knew every stone. His daughter, who lived in the village, brought him bread
on Sundays.

One November evening, the lamp went out. The keeper said nothing to anyone. He went down, took a
lantern and stood on the jetty until dawn. Three boats came home undamaged.

It is still told that he never left his post. The children, for their part, prefer to believe that
it was the sea that kept him.
"""

FREE = """# The Light

Night after night the ancient watchman dragged himself up the tower's one hundred and twenty
stairs. Nearly blind, he could tell the stones by touch. A daughter down in the village came with
a loaf each Sunday.

Then, one evening in November, the lamp failed. He told nobody. Down he went, found a lantern, and
planted himself on the pier till daybreak. Three ships made harbour unharmed.

They say to this day that he was never once away from his post. Children would rather have it that
the sea held on to him.
"""

FAULTY = """# The Lighthouse

Every evening the old keeper climbed the hundred and twelve steps of the lighthouse. He knew every
stone. His daughter, who lived in the village, brought him bread on Sundays.

One November evening, the lamp went out. The keeper told everyone about it. He went down, took a
lantern and stood on the jetty until dawn. His wife was waiting for him there with hot soup. Two
boats came home.

It is still told that he always left his post. The children, for their part, prefer to believe
that it was the sea that kept him.
"""
