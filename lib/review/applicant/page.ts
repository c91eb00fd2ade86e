import type { AvailableCommand } from '../commands/available.ts';
import type { CommandView } from '../commands/view.ts';
import type { ApplicantView } from './view.ts';

/** What an applicant's page is drawn from: one answer, which is also what is fetched ahead. */
export type ApplicantPage = {
  view: ApplicantView;
  commands: CommandView[];
  available: AvailableCommand[];
  readAt: string;
};
