// Can others run between any two lines, or only where the source says so?
async function unsafe(bank) {
  const seen = bank.a;
  await null;                         // the one place where others can run
  bank.a = seen - 1;
}

async function safe(bank) {
  const seen = bank.a;
  bank.a = seen - 1;
  await null;
}

async function noAwait(bank) {
  bank.a -= 1;
}

for (const job of [unsafe, safe, noAwait]) {
  const bank = { a: 10 };
  await Promise.all(Array.from({ length: 10 }, () => job(bank)));
  console.log(job.name.padEnd(7),
              `10 withdrawals of 1 from 10 leave ${bank.a}`);
}
