ALTER TABLE people.member ADD COLUMN settings jsonb NOT NULL DEFAULT '{"notify": {"email": true}, "tags": []}'::jsonb;
ALTER TABLE people.member ADD CONSTRAINT settings_shape CHECK (
  settings ? 'notify' AND settings -> 'notify' ?| ARRAY['email', 'post'] AND NOT settings @? '$.tags[*] ? (@ == "")');
CREATE INDEX member_settings ON people.member USING gin (settings jsonb_path_ops);
CREATE INDEX member_first_tag ON people.member ((settings #>> '{tags,0}'));

UPDATE people.member
   SET settings = jsonb_set(settings, '{notify,post}', to_jsonb(email IS NULL)) || '{"theme": "dark"}'
 WHERE id % 4 = 0;
UPDATE people.member
   SET settings['tags'] = to_jsonb((ARRAY['crime', 'poetry', 'größer als gross'])[1:2])
 WHERE settings @> '{"theme": "dark"}' AND jsonb_path_exists(settings, '$.notify.post ? (@ == true)');

-- migrate:down
ALTER TABLE people.member DROP COLUMN settings;
