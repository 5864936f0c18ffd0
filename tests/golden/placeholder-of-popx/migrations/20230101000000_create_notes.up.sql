{{ if .IsSQLite }}
CREATE TABLE notes (id INTEGER PRIMARY KEY);
{{ end }}
