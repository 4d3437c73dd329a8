import random
import tests.oracle.test_indexed_answers as m
from tests.conftest import *  # noqa
from hypothesis import given, settings, HealthCheck, Phase, strategies as st
from tests.oracle.histories import stories
from tests.support.tellers import tell
from claims_ledger.domain.events import EntitiesMerged
seen=[0,0]
def test_it(databases):
    @settings(max_examples=2500, deadline=None, suppress_health_check=list(HealthCheck), phases=[Phase.generate])
    @given(story=stories, chance=st.randoms(use_true_random=False))
    def check(story, chance):
        seen[0]+=1
        if not any(isinstance(e,EntitiesMerged) for e in story.events): return
        seen[1]+=1
        target=databases.ledger("sqlite"); tell(target, story.events, lambda: chance.choice((1,5,100)))
        near=sorted({s+b for s in story.seconds for b in (-1,0)})
        ds=[d for d in m.differences(target, story, [len(story.events)], [*chance.sample(near,min(3,len(near))), m.ALWAYS]) if not (d.startswith("positions") and "as of" in d)]
        assert ds==[], ds
    check()
    print(seen)
