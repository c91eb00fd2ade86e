import { expect, test } from 'vitest';
import { matchNames } from '#lib/review/hits/ladder/name-match.ts';
import { chineseReadings } from './chinese-names.ts';

test.each([
  ['单雄信', 'Shan Xiongxin'],
  ['曾国兰', 'ZENG Guolan'],
  ['仇远', 'Qiu Yuan'],
  ['吕小梅', 'LYU Xiaomei'],
  ['欧阳若溪', 'Ouyang Ruoxi'],
])('%s is read as the family name reads: %s', async (name, latin) => {
  const readings = await chineseReadings([name]);
  expect(matchNames({ text: name, readings: readings(name) }, { text: latin }).score).toBeGreaterThan(0.8);
});

test('The control: without the readings of family names the same name is not found', () => {
  expect(matchNames({ text: '单雄信' }, { text: 'Shan Xiongxin' }).score).toBeNull();
});

test('A name without Chinese characters has no readings', async () => {
  const readings = await chineseReadings(['Aidana Omarova', '单雄信']);
  expect(readings('Aidana Omarova')).toEqual([]);
});
