import { expect, it } from '@jest/globals';
import ts from 'typescript';
import { listFiles } from './repository.ts';
import { nodesOf, parse } from './syntax.ts';

interface TestName {
  readonly file: string;
  readonly name: string;
}

const names = listFiles('test')
  .filter((file) => file.endsWith('.test.ts'))
  .flatMap(namesOf);

it('gives no two tests of the suite the same name', () => {
  const places = new Map<string, readonly string[]>();
  for (const { file, name } of names) places.set(name, [...(places.get(name) ?? []), file]);
  const doubled = [...places].filter(([, files]) => files.length > 1);
  expect(doubled).toEqual([]);
});

it('leaves no test switched on alone or switched off in silence', () => {
  const switched = listFiles('test')
    .filter((file) => file.endsWith('.test.ts'))
    .filter((file) => nodesOf(parse(file)).some(isSwitched));
  expect(switched).toEqual([]);
});

function namesOf(file: string): readonly TestName[] {
  return nodesOf(parse(file))
    .filter(ts.isCallExpression)
    .filter((call) => /^(it|test)(\.(each|skip|failing)\b.*)?$/s.test(call.expression.getText()))
    .flatMap((call) => {
      const title = call.arguments[0];
      // The rows of a table bring their own names where the title is only a place for them.
      if (title === undefined || !ts.isStringLiteralLike(title) || /^[%$]\w+$/.test(title.text)) return [];
      return [{ file, name: [...groupsAround(call), title.text].join(' › ') }];
    });
}

/** Titles of the `describe` calls a test stands in, outermost first. */
function groupsAround(node: ts.Node): readonly string[] {
  const titles: string[] = [];
  for (let above = node.parent; !ts.isSourceFile(above); above = above.parent) {
    if (ts.isCallExpression(above) && /^describe\b/.test(above.expression.getText())) {
      titles.unshift(above.arguments[0]?.getText() ?? '');
    }
  }
  return titles;
}

/** `.only`, and `.skip` called outright: a test that cannot run chooses `test.skip` by a condition that says why. */
function isSwitched(node: ts.Node): boolean {
  if (!ts.isCallExpression(node)) return false;
  return /^(it|test|describe)\.(only|skip)$|^(fit|fdescribe|xit|xtest|xdescribe)$/.test(
    node.expression.getText(),
  );
}
