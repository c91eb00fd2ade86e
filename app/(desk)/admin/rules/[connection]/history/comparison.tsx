import { Time } from '#components/review/time/time.tsx';
import { Section } from '#components/ui/section.tsx';
import { differencesOf, type RuleDifference } from '#lib/review/rules/difference.ts';
import { keyLabel, keysOf } from '#lib/review/rules/matrix.ts';
import type { RuleKey } from '#lib/review/rules/rule.ts';
import type { KindView, RulesView, VersionView } from '#lib/review/rules/view.ts';
import { changeWords, directionWords, valueWords } from '#lib/review/rules/words.ts';
import { BeginDraft } from '../path/begin-draft.tsx';
import { type Pair, versionName } from './chosen.ts';

type ComparisonProps = { view: RulesView; shown: KindView; pair: Pair };

/** What differs between two versions, why the later one was made, and how to restore one. */
export function Comparison({ view, shown, pair: { a, b } }: ComparisonProps) {
  const { book } = view;
  const { kind } = shown;
  const keys = keysOf(book, kind);
  const changes = a.values && b.values ? differencesOf(a.values, b.values, keys) : null;
  const head = `${versionName(a)} against ${versionName(b)}`;
  return (
    <>
      <h2 className="flex min-h-36 items-center gap-8 px-16 font-semibold">
        {head}
        <span className="ms-auto text-12 font-normal text-t3">
          {changes ? `${changes.length} of ${keys.length} differ` : 'One of them is no longer at the provider'}
        </span>
      </h2>
      {changes && changes.length > 0 && (
        <table aria-label={head} className="rule-table">
          <thead>
            <tr>
              <th scope="col">Rule</th>
              <th scope="col" className="number w-88">{`A: ${versionName(a)}`}</th>
              <th scope="col" className="number w-88">{`B: ${versionName(b)}`}</th>
              {kind === 'weights' && (
                <th scope="col" className="w-128">
                  Change
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {changes.map((change) => (
              <Line key={change.key} {...{ view, kind, change }} rule={ruleOf(view, change)} />
            ))}
          </tbody>
        </table>
      )}
      {changes && (
        <p className="border-b border-l1 px-16 py-8 text-12 text-t2">
          {(keys.length - changes.length).toLocaleString('en')} {kind === 'weights' ? 'rules' : 'switches'} are equal.
        </p>
      )}
      <Why version={b} />
      <Restore {...{ view, shown }} versions={[a, b]} />
    </>
  );
}

function ruleOf({ book }: RulesView, { key }: RuleDifference): RuleKey | undefined {
  return book.weights?.find((rule) => rule.key === key);
}

type LineProps = {
  view: RulesView;
  kind: KindView['kind'];
  change: RuleDifference;
  rule: RuleKey | undefined;
};

function Line({ view: { book }, kind, change: { key, before, after }, rule }: LineProps) {
  const isNumber = rule && typeof before === 'number' && typeof after === 'number';
  const direction = isNumber ? directionWords(rule, before, after) : null;
  return (
    <tr className="hover:bg-s2">
      <td>
        <b className="block font-medium">{keyLabel(book, kind, key)}</b>
        {rule && <span className="rule-key block">{key}</span>}
      </td>
      <td className="number">{valueWords(book, kind, key, before)}</td>
      <td className="number">
        <b className="border-b-2 border-attention font-semibold">{valueWords(book, kind, key, after)}</b>
      </td>
      {kind === 'weights' && (
        <td className="text-12 text-t2">
          {isNumber && changeWords(rule, before, after)}
          {direction && `, ${direction}`}
        </td>
      )}
    </tr>
  );
}

function Why({ version }: { version: VersionView }) {
  const { rationale, by, confirmedBy, seenAt } = version;
  return (
    <Section title={`Why ${versionName(version)}`} aside={<Time at={seenAt} />}>
      {rationale === null ? (
        <p className="text-t2">Not known: it was not published from Docket.</p>
      ) : (
        <p>
          “<bdi>{rationale}</bdi>” <bdi className="font-medium">{by}</bdi>
          {confirmedBy && (
            <>
              , confirmed by <bdi className="font-medium">{confirmedBy}</bdi>
            </>
          )}
          .
        </p>
      )}
    </Section>
  );
}

/** A version comes back as a new draft, which takes the usual way. */
function Restore({ view, shown, versions }: Omit<ComparisonProps, 'pair'> & { versions: VersionView[] }) {
  const { rights, connection } = view;
  const former = versions.filter(({ isInForce, values }) => !isInForce && values !== null);
  if (!rights.draft || former.length === 0) return null;
  return (
    <Section title="Restore">
      <p className="mb-8 text-t2">
        {shown.draft
          ? 'Closed: there is a draft already. Discard it first.'
          : 'Restoring begins a draft with the values of a version. It is simulated and confirmed like any other.'}
      </p>
      {!shown.draft && (
        <div className="flex flex-wrap gap-8">
          {former.map((version) => (
            <BeginDraft
              key={version.id}
              connectionId={connection.id}
              kind={shown.kind}
              restores={{ id: version.id, label: versionName(version) }}
            />
          ))}
        </div>
      )}
    </Section>
  );
}
