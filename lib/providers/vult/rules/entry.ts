/** The entry of an applicant's `config` that names the weights they were judged by. */
export const weightsEntry = 'weightsId';
