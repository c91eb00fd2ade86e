import type { SimulationDetail } from '#lib/review/rules/simulation/result.ts';

type TermTableProps = { terms: SimulationDetail['terms']; labelOf: (key: string) => string };

/** The fitted losses: what a failed test costs per unit of its weight, and how sure that is. */
export function TermTable({ terms, labelOf }: TermTableProps) {
  return (
    <table aria-label="What each failed test costs" className="rule-table mt-4">
      <thead>
        <tr>
          <th scope="col">Weight</th>
          {['Loss', 'Error, 95 in 100', 'Tests made', 'Failed'].map((head) => (
            <th key={head} scope="col" className="number w-96">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {terms.map(({ key, loss, error, made, missed }) => (
          <tr key={key}>
            <td className="truncate">{labelOf(key)}</td>
            <td className="number">{loss.toFixed(2)}</td>
            <td className="number">{missed === 0 ? 'not known' : `±${error.toFixed(2)}`}</td>
            <td className="number">{made.toLocaleString('en')}</td>
            <td className="number">{missed.toLocaleString('en')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
