import { answerFailure } from '../http/failure.ts';
import type { ProviderRequest } from '../http/request.ts';
import { ProviderError } from '../provider-error.ts';
import { record, word } from '../reading/word.ts';
import type { Wizard } from './shapes.ts';

export type WizardStep = Wizard & { types: unknown[]; stage: string | null; isFinished: boolean };

/**
 * One step of a verification procedure. The `code` in the body tells the step, whatever the HTTP status: 200 means
 * another step, 202 the last one; a last step without `done` has failed.
 * @throws ProviderError
 */
export function wizardStep(request: ProviderRequest, wizard: Wizard): WizardStep {
  const failure = wizard.code >= 400 ? answerFailure(request, wizard.code, {}) : null;
  if (failure !== null) throw failure;
  if (wizard.code === 202 && !wizard.done)
    throw new ProviderError(
      'invalid_request',
      `${request.operation}: the provider ended the procedure without success`,
      { status: 202 },
    );
  return { ...wizard, types: typesOf(wizard.data), stage: stageOf(wizard.workflow), isFinished: wizard.code === 202 };
}

/**
 * Document types in every form that the page's broken sample could mean: one, a list, `{ types }`, a list of those, or
 * nothing.
 */
export function typesOf(data: unknown): unknown[] {
  if (data === null || data === undefined) return [];
  if (Array.isArray(data)) return data.flatMap(typesOf);
  const { types } = record(data);
  return types === undefined ? [data] : typesOf(types);
}

/** `B2B\TCA\Wizards\Workflow\TerminateWorkflow` is a PHP class of the vendor; its last part is readable. */
function stageOf(workflow: unknown): string | null {
  return word(word(workflow)?.split('\\').at(-1));
}
