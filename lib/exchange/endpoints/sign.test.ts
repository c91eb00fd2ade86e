import { expect, it } from 'vitest';
import { signedHeaders, wireId } from './sign.ts';

/** From the specification and its reference libraries (github.com/standard-webhooks/standard-webhooks). */
const vector = {
  secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
  id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
  timestamp: 1_614_265_330,
  body: '{"test": 2432232314}',
  signature: 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
};

it('The vector of Standard Webhooks: the same three headers', () => {
  expect(signedHeaders([vector.secret], vector)).toEqual({
    'webhook-id': vector.id,
    'webhook-timestamp': '1614265330',
    'webhook-signature': vector.signature,
  });
});

it('Two secrets during a rotation: a signature of each, separated by a space', () => {
  const other = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
  const signature = signedHeaders([other, vector.secret], vector)['webhook-signature'] ?? '';
  const [first, second, ...rest] = signature.split(' ');
  expect([second, rest]).toEqual([vector.signature, []]);
  expect(first).toBe(signedHeaders([other], vector)['webhook-signature']);
});

it.each([
  ['id', { id: 'msg_other' }],
  ['time', { timestamp: vector.timestamp + 1 }],
  ['body', { body: '{"test": 2432232315}' }],
])('Another %s: another signature', (_what, change) => {
  const { 'webhook-signature': signature } = signedHeaders([vector.secret], { ...vector, ...change });
  expect(signature).not.toBe(vector.signature);
});

it('The id on the wire has no dot, which separates what is signed', () => {
  expect(wireId('0b8f4c1e-6a52-4a86-9d0e-3f1f0c6f2a11')).toBe('msg_0b8f4c1e6a524a869d0e3f1f0c6f2a11');
});
