/** An applicant with the vendor's own status word. */
export type ApplicantSummary = { id: string; status: string; name: string | null };

/**
 * What happens at the vendor outside its API: applicants submit documents, and officers decide in the vendor's portal.
 */
export type Portal = {
  /** All applicants, newest first. */
  people(now: Date): ApplicantSummary[];
  /**
   * Creates an applicant, invented from the seed and the number of earlier ones. Where the vendor cannot create one
   * without a visit, the new applicant already waits for review.
   */
  create(now: Date): ApplicantSummary;
  /**
   * A simulated person submits everything, through the vendor's own operations where it has them. Afterwards the
   * applicant has documents, images and checks and waits for review. The same id always gets the same person. Throws
   * Problem 404 when there is no such applicant, 409 when the verification is over.
   */
  complete(id: string, now: Date): ApplicantSummary | Promise<ApplicantSummary>;
  /**
   * An officer of the vendor sets any status word, known or not. Throws Problem 404 when there is no such applicant.
   */
  change(id: string, status: string, now: Date): ApplicantSummary;
};
