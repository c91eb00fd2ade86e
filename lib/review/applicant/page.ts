import type { AvailableCommand } from '../commands/available.ts';
import type { CommandView } from '../commands/view.ts';
import type { ToldEndpoint } from '../endpoints/view.ts';
import type { Act } from '../lifecycle/act.ts';
import type { LifecycleView } from '../lifecycle/view.ts';
import type { ApplicantView } from './view.ts';

/** What an applicant's page is drawn from: one answer, which is also what is fetched ahead. */
export type ApplicantPage = {
  view: ApplicantView;
  commands: CommandView[];
  available: AvailableCommand[];
  /** Archive, legal hold and erasure of the applicant. */
  lifecycle: LifecycleView;
  /** What can be asked for now and takes a second person. */
  acts: Act[];
  /** The systems of the organisation that are told of a decision. */
  told: ToldEndpoint[];
  readAt: string;
};
