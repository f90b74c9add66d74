'use strict';

const at = (id) => document.getElementById(id);

function element(name, text, className) {
  const made = document.createElement(name);
  if (text) made.textContent = text;
  if (className) made.className = className;
  return made;
}

async function read(path) {
  const answer = await fetch(path, { headers: { Accept: 'application/json' } });
  const body = await answer.json();
  if (!answer.ok) throw new Error(body.detail || `${path} answered ${answer.status}`);
  return body;
}

function showServices(services) {
  at('services').replaceChildren(
    ...services.map((each) =>
      element('span', `${each.name}: ${each.ready ? 'ready' : 'not ready'}`, `chip ${each.ready ? 'good' : 'bad'}`)));
}

function signInAs(sample) {
  const form = element('form');
  form.method = 'post';
  form.action = '/portal/sign-in';
  const field = (name, value) => {
    const input = element('input');
    input.type = 'hidden';
    input.name = name;
    input.value = value;
    form.append(input);
  };
  field('person', sample.person);
  sample.roles.forEach((role) => field('role', role));
  const button = element('button');
  button.append(element('strong', sample.person), element('span', sample.who));
  form.append(button);
  return form;
}

function link(href, text, state) {
  const item = element('li');
  const anchor = element('a', text);
  anchor.href = href;
  item.append(anchor, ' ', element('span', state, 'state'));
  return item;
}

function agreement(each) {
  const decisions = each.terms.rights.map((right) => right.decision);
  const item = link(`/api/v1/agreements/${each.id}/document`, `${each.terms.employee}: ${decisions.join(', ')}`, each.state);
  const traces = element('ul', '', 'quiet');
  traces.append(...decisions.map((decision) =>
    link(`/api/v1/agreements/${each.id}/rights/${encodeURIComponent(decision)}/trace`, `Where ${decision} comes from`, '')));
  item.append(traces);
  return item;
}

async function list(id, path, item) {
  const place = at(id);
  try {
    const page = await read(path);
    place.replaceChildren(...page.items.map(item));
    if (page.items.length === 0) place.append(element('li', 'None yet.', 'quiet'));
    if (page.next) place.append(element('li', 'More are behind the API.', 'quiet'));
  } catch (failure) {
    place.replaceChildren(element('li', failure.message, 'bad'));
  }
}

function showPages(person) {
  at('pages').hidden = false;
  at('matrix').href = `/api/v1/decision-rights/matrix?person=${encodeURIComponent(person)}`;
  list('proposals', '/api/v1/proposals?limit=20', (each) =>
    link(`/api/v1/proposals/${each.id}/one-pager`, each.content.title || 'A draft without a title', each.state));
  list('pilots', '/api/v1/pilots?limit=20', (each) =>
    link(`/api/v1/pilots/${each.id}/dashboard`, each.terms.title, each.state));
  list('agreements', '/api/v1/agreements?limit=20', agreement);
}

async function show() {
  const session = await read('/portal/session');
  showServices(session.services);
  at('people').replaceChildren(...session.people.map(signInAs));
  at('guides').replaceChildren(...session.guides.map((each) => link(`/guides/${each.name}`, each.title, '')));
  if (session.person) {
    at('signed-in').hidden = false;
    at('person').textContent = session.person;
    at('roles').textContent = session.roles.length ? ` (${session.roles.join(', ')})` : '';
    showPages(session.person);
  }
}

show().catch((failure) => at('services').replaceChildren(element('span', failure.message, 'chip bad')));
