/** How somebody stands at the vendor, in the vendor's own word. */
export type Standing = { id: string; status: string; name: string | null };

/** What no API of the vendor does: its applicants with their cameras, and its own officers in its portal. */
export type Backstage = {
  /** Everybody who is there, newest first. */
  people(now: Date): Standing[];
  /** A new one, invented from the seed and the count of those before. Waits for review where the vendor can't create without a visit. */
  create(now: Date): Standing;
  /**
   * A simulated person does all that was asked of them, through the vendor's own operations where it has them; afterwards
   * there are documents, pictures and checks, and somebody has to look. The same id always brings the same person.
   * Throws Problem 404 for nobody, 409 for one who is through.
   */
  complete(id: string, now: Date): Standing | Promise<Standing>;
  /** The vendor's officer moves somebody to `status`, any word, the vendor's own or not. Throws Problem 404 for nobody. */
  change(id: string, status: string, now: Date): Standing;
};
