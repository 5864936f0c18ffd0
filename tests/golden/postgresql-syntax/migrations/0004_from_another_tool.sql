CREATE TABLE ${schema}.tags (name text);
