import { DetailTable, Row } from '#components/review/detail-table.tsx';
import { Time } from '#components/review/time/time.tsx';
import { Empty } from '#components/ui/empty.tsx';
import type { AnswerView, QuestionnaireView } from '#lib/review/applicant/answer-view.ts';
import type { ApplicantView } from '#lib/review/applicant/view.ts';
import { Answer, type AnswerReader } from './answer.tsx';

/** What the vendor asked the applicant and what they answered, form by form. */
export function Questionnaires({ view }: { view: ApplicantView }) {
  const { questionnaires, providerLabel } = view;
  if (questionnaires.length === 0)
    return <Empty title="No questionnaire">{`No questionnaire from ${providerLabel}.`}</Empty>;
  const reader = { applicantId: view.id, canReveal: view.may.reveal, needsReason: view.may.revealNeedsReason };
  return questionnaires.map((each, index) => (
    <Questionnaire key={`${each.id} ${String(index)}`} questionnaire={each} view={view} reader={reader} />
  ));
}

type QuestionnaireProps = { questionnaire: QuestionnaireView; view: ApplicantView; reader: AnswerReader };

function Questionnaire({ questionnaire, view, reader }: QuestionnaireProps) {
  const { name, answers } = questionnaire;
  return (
    <section className="not-first:border-t not-first:border-l2">
      <header className="flex min-h-28 flex-wrap items-baseline gap-x-8 px-16 py-4 text-12">
        <h3 className="text-13 font-semibold">
          <bdi>{name ?? 'Questionnaire without a name'}</bdi>
        </h3>
        <span className="text-t2">{answeredWords(answers)}</span>
        <span className="ms-auto text-11 text-t3">
          {`${view.providerLabel}, `}
          <Time at={view.fetchedAt} />
        </span>
      </header>
      {answers.length > 0 && (
        <DetailTable heads={['Question', 'Answer']}>
          {answers.map((each, index) => (
            <Row key={`${each.question} ${String(index)}`}>
              <th
                scope="row"
                className="w-2/5 border-b border-l1 py-4 ps-16 pe-8 text-start align-top font-normal text-t2"
              >
                <bdi className="break-words">{each.question || 'A question without words'}</bdi>
              </th>
              <td className="border-b border-l1 py-4 ps-8 pe-16 align-top">
                <Answer answer={each} reader={reader} />
              </td>
            </Row>
          ))}
        </DetailTable>
      )}
    </section>
  );
}

function answeredWords(answers: AnswerView[]): string {
  if (answers.length === 0) return 'No questions given';
  return `${answers.filter(({ isGiven }) => isGiven).length} of ${answers.length} answered`;
}
