DELETE FROM folders WHERE name = '';
