"""The registry of claim kinds: one line a kind."""

from claims_ledger.domain.claim import Claim
from claims_ledger.domain.kinds.assessment import Assessment
from claims_ledger.domain.kinds.breach import Breach
from claims_ledger.domain.kinds.cargo import Cargo
from claims_ledger.domain.kinds.denial import Denial
from claims_ledger.domain.kinds.distance import Distance
from claims_ledger.domain.kinds.estimate import Estimate
from claims_ledger.domain.kinds.exchange import Exchange
from claims_ledger.domain.kinds.facility import Facility
from claims_ledger.domain.kinds.flight import Flight
from claims_ledger.domain.kinds.halt import Halt
from claims_ledger.domain.kinds.identity import Identity
from claims_ledger.domain.kinds.incident import Incident
from claims_ledger.domain.kinds.no_comment import NoComment
from claims_ledger.domain.kinds.ownership import Ownership
from claims_ledger.domain.kinds.port_call import PortCall
from claims_ledger.domain.kinds.remark import Remark
from claims_ledger.domain.kinds.repair import Repair
from claims_ledger.domain.kinds.role import Role
from claims_ledger.domain.kinds.sanction import Sanction
from claims_ledger.domain.kinds.shipment import Shipment
from claims_ledger.domain.kinds.sighting import Sighting
from claims_ledger.domain.kinds.signal_gap import SignalGap
from claims_ledger.domain.kinds.statement import Statement
from claims_ledger.domain.kinds.traffic import Traffic
from claims_ledger.domain.kinds.trips import Trips
from claims_ledger.domain.kinds.use import Use
from claims_ledger.domain.kinds.visit import Visit
from claims_ledger.domain.kinds.voyage import Voyage

KINDS: dict[str, type[Claim]] = {
    kind.kind: kind
    for kind in (
        PortCall,
        Sighting,
        Voyage,
        Trips,
        Flight,
        Shipment,
        Cargo,
        Estimate,
        Halt,
        SignalGap,
        Repair,
        Incident,
        Facility,
        Traffic,
        Identity,
        Ownership,
        Role,
        Sanction,
        Breach,
        Use,
        Exchange,
        Visit,
        Distance,
        Statement,
        Denial,
        NoComment,
        Assessment,
        Remark,
    )
}
