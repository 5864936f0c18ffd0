INSERT INTO "Category" ("id", "name") VALUES (1, 'News; and more'), (2, 'Recipes');
