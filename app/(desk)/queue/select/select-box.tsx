import type { Toggle } from './use-selection.ts';

type SelectBoxProps = { caseId: string; caseNumber: string; isSelected: boolean; onToggle: Toggle };

/** The box of a row. With Shift it selects all rows from the one selected last. */
export function SelectBox({ caseId, caseNumber, isSelected, onToggle }: SelectBoxProps) {
  return (
    <td className="select">
      <label>
        <input
          type="checkbox"
          aria-label={`Select ${caseNumber}`}
          checked={isSelected}
          onChange={({ nativeEvent }) =>
            onToggle(caseId, { isRange: nativeEvent instanceof MouseEvent && nativeEvent.shiftKey })
          }
        />
      </label>
    </td>
  );
}

type SelectPageProps = { share: 'all' | 'some' | 'none'; onToggle: (isOn: boolean) => void };

/** The box of the page: ticked, mixed or empty. */
export function SelectPage({ share, onToggle }: SelectPageProps) {
  return (
    <label>
      <input
        ref={(box) => {
          if (box) box.indeterminate = share === 'some';
        }}
        type="checkbox"
        aria-label="Select this page"
        checked={share === 'all'}
        onChange={() => onToggle(share !== 'all')}
      />
    </label>
  );
}
