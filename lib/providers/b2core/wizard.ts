import { answerFailure } from '../http/failure.ts';
import type { ProviderRequest } from '../http/request.ts';
import { ProviderError } from '../provider-error.ts';
import { record, word } from '../reading/word.ts';
import type { Wizard } from './shapes.ts';

export type WizardStep = Wizard & { types: unknown[]; stage: string | null; isFinished: boolean };

/**
 * One step of a verification procedure. The `code` in the body tells the step, whatever HTTP said: 200 for one more page,
 * 202 for the last, and a last one that is not done has failed. @throws ProviderError
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

/** Document types, in any of the forms of a page whose sample is not JSON: one, a list, `{ types }`, a list of those, or nothing. */
export function typesOf(data: unknown): unknown[] {
  if (data === null || data === undefined) return [];
  if (Array.isArray(data)) return data.flatMap(typesOf);
  const { types } = record(data);
  return types === undefined ? [data] : typesOf(types);
}

/** `B2B\TCA\Wizards\Workflow\TerminateWorkflow` is a class of the vendor's; its last part is what a person can read. */
function stageOf(workflow: unknown): string | null {
  return word(word(workflow)?.split('\\').at(-1));
}
