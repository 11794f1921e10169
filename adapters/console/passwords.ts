// Passwords: hashed with argon2id by Node itself, and refused while they are easy to guess.

import { type Argon2Parameters, argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';

/** A stored hash with the costs it was made with, so that costs can rise later without locking anyone out. */
export const PasswordHash = z.strictObject({
  algorithm: z.literal('argon2id'),
  /** KiB. 19 MiB and two passes is OWASP's floor for argon2id. */
  memory: z.int(),
  passes: z.int(),
  salt: z.string(),
  digest: z.string(),
});
export type PasswordHash = z.infer<typeof PasswordHash>;

const costs = { memory: 19 * 1024, passes: 2 } as const;
export const passwordLength = { min: 10, max: 200 } as const;

export async function hashPassword(password: string): Promise<PasswordHash> {
  const salt = randomBytes(16);
  const digest = await derive(password, salt, costs);
  return { algorithm: 'argon2id', ...costs, salt: salt.toString('base64url'), digest: digest.toString('base64url') };
}

export async function passwordMatches(password: string, hash: PasswordHash): Promise<boolean> {
  const wanted = Buffer.from(hash.digest, 'base64url');
  const got = await derive(password, Buffer.from(hash.salt, 'base64url'), hash);
  return wanted.length === got.length && timingSafeEqual(wanted, got);
}

/** Compared against when the login is unknown, so that the answer takes as long as for a known one. */
export const nobodysHash: PasswordHash = {
  algorithm: 'argon2id',
  ...costs,
  salt: 'AAAAAAAAAAAAAAAAAAAAAA',
  digest: 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
};

function derive(password: string, nonce: Buffer, { memory, passes }: { memory: number; passes: number }) {
  const parameters: Argon2Parameters = {
    message: Buffer.from(password.normalize('NFC')),
    nonce,
    parallelism: 1,
    tagLength: 32,
    memory,
    passes,
  };
  return new Promise<Buffer>((resolve, reject) =>
    argon2('argon2id', parameters, (error, key) => (error ? reject(error) : resolve(key))),
  );
}

export type Weakness = 'too_short' | 'too_long' | 'common' | 'repeats' | 'contains_login';

/** Why this password is refused, or undefined when it will do. */
export function weaknessOf(password: string, login: string): Weakness | undefined {
  const characters = [...password.normalize('NFC')];
  if (characters.length < passwordLength.min) return 'too_short';
  if (characters.length > passwordLength.max) return 'too_long';
  const plain = password.toLowerCase().replace(/[\s_.!@#$%^&*-]+/g, '');
  const stem = plain.replace(/\d+$/, '');
  if (common.has(plain) || (stem.length >= 4 && common.has(stem))) return 'common';
  if (isRun(plain) || new Set(plain).size < 4) return 'repeats';
  if (login.length >= 4 && plain.includes(login.toLowerCase())) return 'contains_login';
  return undefined;
}

/** `1234567890`, `abcdefghij`, and the same backwards. */
function isRun(text: string): boolean {
  const steps = [...text].slice(1).map((letter, at) => letter.codePointAt(0)! - text.codePointAt(at)!);
  const wrapped = steps.map((step) => (step === -9 || step === 9 ? -Math.sign(step) : step));
  return wrapped.length > 0 && (wrapped.every((step) => step === 1) || wrapped.every((step) => step === -1));
}

/** Words that lead every leaked list, with and without digits behind them (the check takes those off). */
const common = new Set(
  `password passwort passw0rd p4ssword mypassword newpassword thepassword letmein welcome welcometo admin administrator
  qwerty qwertyuiop qwertyuio qwerty1234 asdfghjkl asdfghjk zxcvbnm 1qaz2wsx 1qaz2wsx3edc q1w2e3r4t5 qazwsxedc
  iloveyou sunshine princess football baseball superman batman dragon monkey master shadow michael jordan
  trustno1 changeme secret default login huoji huojihuoji console customer service woaini woaini1314 5201314
  1314520 520520 aini1314 a123456789 abc123456789 abcd123456 abcd1234 aa123456 qq123456 qwe123456 123456abc
  123123123 1231231231 1122334455 112233445566 147258369 147258369a 789456123 987654321 9876543210 0987654321
  123456789a 1234567890 12345678910 123456123456 1234512345 111222333 000000000 mima mimamima woshini
  test testtest testing temp temporary guest root toor user username`.split(/\s+/),
);
