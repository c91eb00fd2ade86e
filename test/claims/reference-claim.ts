/** A person of the reference. */
export type Person = { name: string; isApprover: boolean; mayDecide: boolean };

/** What is done about who has a case. The last five are not refused: the case is moved, or time passes. */
export const claimActs = [
  'claim',
  'next',
  'keep going',
  'release',
  'skip',
  'take over',
  'assign',
  'hold',
  'escalate',
  'open',
  'lapse',
  'sweep',
] as const;

export type ClaimAct = (typeof claimActs)[number];

/**
 * The reference of who has a case, written apart from lib/review/claims and from the functions of the database: as on
 * paper, with a name for the claim, a name for the assignment, and the names of those who passed it on.
 */
export class ReferenceClaim {
  where: 'open' | 'escalated' | 'on hold' = 'open';
  #claim: { by: string; isOver: boolean } | null = null;
  #assignedTo: string | null = null;
  readonly #passedOnBy = new Set<string>();

  /** Who works on it now. */
  get claimedBy(): string | null {
    return this.#claim && !this.#claim.isOver ? this.#claim.by : null;
  }

  /** Who has it, by claim or assignment. */
  get heldBy(): string | null {
    return this.claimedBy ?? this.#assignedTo;
  }

  /** Does an act, if it may be done. Answers whether it was. */
  does(act: ClaimAct, person: Person, to: Person | null): boolean {
    if (act === 'lapse') return this.#lapses();
    if (act === 'sweep') return this.#lapses() && this.#swept();
    if (act === 'hold' || act === 'escalate' || act === 'open') return this.#moves(act);
    if (!person.mayDecide) return false;
    if (act === 'claim') return this.#mayWork(person) && this.#isFreeFor(person) && this.#claims(person);
    if (act === 'keep going') return this.claimedBy === person.name;
    if (act === 'take over') return person.isApprover && this.#claims(person);
    if (act === 'next') return this.#isNextFor(person) && this.#claims(person);
    if (act === 'assign') return this.#assigns(person, to);
    if (this.heldBy !== person.name) return false;
    if (act === 'skip') this.#passedOnBy.add(person.name);
    if (this.claimedBy === null && act === 'release') this.#assignedTo = null;
    this.#claim = null;
    return true;
  }

  #mayWork(person: Person): boolean {
    return this.where !== 'escalated' || person.isApprover;
  }

  #isFreeFor(person: Person): boolean {
    return this.heldBy === null || this.heldBy === person.name;
  }

  #claims({ name }: Person): true {
    if (this.#assignedTo !== name) this.#assignedTo = null;
    if (this.where === 'on hold') this.where = 'open';
    this.#claim = { by: name, isOver: false };
    return true;
  }

  /** Who has a claim is given that case again: one at a time. */
  #isNextFor(person: Person): boolean {
    if (this.claimedBy === person.name) return true;
    const isOffered = this.where !== 'on hold' && !this.#passedOnBy.has(person.name);
    return isOffered && this.#mayWork(person) && this.#isFreeFor(person);
  }

  #assigns(person: Person, to: Person | null): boolean {
    if (!person.isApprover && to !== null && to.name !== person.name) return false;
    if (!person.isApprover && !this.#isFreeFor(person)) return false;
    const { claimedBy } = this;
    if (claimedBy !== null && claimedBy !== person.name && claimedBy !== to?.name) return false;
    if (to && (!to.mayDecide || !this.#mayWork(to))) return false;
    if (to === null && this.heldBy === null) return true;
    if (claimedBy === null || claimedBy !== to?.name) this.#claim = null;
    this.#assignedTo = to?.name ?? null;
    return true;
  }

  /** Work that ends leaves the case with its member. */
  #moves(act: 'hold' | 'escalate' | 'open'): true {
    const where = act === 'hold' ? 'on hold' : act === 'escalate' ? 'escalated' : 'open';
    // Open again where it was open: the claim goes on until its work ends.
    if (where === this.where && (where !== 'open' || this.#claim === null)) return true;
    if (this.#claim) this.#assignedTo = this.#claim.by;
    this.#claim = null;
    this.where = where;
    return true;
  }

  #lapses(): true {
    if (this.#claim) this.#claim.isOver = true;
    return true;
  }

  #swept(): true {
    this.#claim = null;
    return true;
  }
}
