SELECT shout('x');
