import type { Act } from '#lib/review/case/transitions.ts';

/** A person of the reference model, or Docket itself (`docket`). */
export type Person = { name: string; isApprover: boolean; mayDecide: boolean };

/**
 * The reference of a case's states, written apart from lib/review/case/transitions.ts: what each act does to a case. It
 * keeps a case as a person would on paper.
 */
export class ReferenceCase {
  where: string = 'open';
  heldBy: string | null = null;
  decidedFirstBy: string | null = null;
  last: { by: string; cameFrom: string; heldBefore: string | null } | null = null;

  /** Does an act, if it may be done. Answers whether it was. */
  does(act: Act, person: Person, to: string | null): boolean {
    if (person.name === 'docket') return this.#doesItself(act);
    if (!person.mayDecide || act === 'wake' || act === 'answer' || act === 'void') return false;
    if (act === 'undo') return this.#undoes(person);
    if (this.where === 'decided') return act === 'reopen' && this.#goes('open', null, null);
    if (act === 'reopen') return false;
    if (this.where === 'waiting for second') return this.#second(act, person);
    if (act === 'confirm' || act === 'return' || act === 'withdraw') return false;
    if (this.where === 'escalated' && !person.isApprover) return false;
    if (this.heldBy !== null && this.heldBy !== person.name) return false;
    return this.#byHand(act, person, to);
  }

  #doesItself(act: Act): boolean {
    if (act === 'wake' && this.where === 'snoozed') return this.#goes('open', this.heldBy, null);
    if (act === 'answer' && this.where === 'waiting for applicant') return this.#goes('open', this.heldBy, null);
    if (act === 'void' && this.where === 'waiting for second') return this.#goes('open', this.decidedFirstBy, null);
    return false;
  }

  #second(act: Act, person: Person): boolean {
    const first = this.decidedFirstBy;
    if (act === 'withdraw') return person.name === first && this.#goes('open', first, null);
    if (!person.isApprover || person.name === first) return false;
    if (act === 'return') return this.#goes('open', first, null);
    return act === 'confirm' && this.#goes('decided', null, { by: person.name, cameFrom: 'open', heldBefore: first });
  }

  #byHand(act: Act, person: Person, to: string | null): boolean {
    const undo = { by: person.name, cameFrom: this.where, heldBefore: this.heldBy };
    const places: Partial<Record<Act, string>> = {
      decide: 'decided',
      stage: 'waiting for second',
      request: 'waiting for applicant',
      escalate: 'escalated',
      hold: 'on hold',
      snooze: 'snoozed',
    };
    const place = places[act];
    if (act === 'resume')
      return ['waiting for applicant', 'escalated', 'on hold', 'snoozed'].includes(this.where)
        ? this.#goes('open', this.heldBy, null)
        : false;
    if (place === undefined) return false;
    if (place === this.where && act !== 'request') return false;
    if (act === 'stage') {
      this.decidedFirstBy = person.name;
      return this.#goes(place, null, null);
    }
    if (act === 'decide') return this.#goes(place, null, { ...undo, heldBefore: person.name });
    return this.#goes(place, act === 'escalate' ? to : this.heldBy, undo);
  }

  #undoes(person: Person): boolean {
    if (this.last?.by !== person.name) return false;
    return this.#goes(this.last.cameFrom, this.last.heldBefore, null);
  }

  #goes(place: string, heldBy: string | null, last: ReferenceCase['last']): true {
    this.where = place;
    this.heldBy = heldBy;
    this.last = last;
    if (place !== 'waiting for second') this.decidedFirstBy = null;
    return true;
  }
}
