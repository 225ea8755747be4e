namespace Forestall.Lessons.Internals;

/// <summary>
/// Makes a cover smaller by exchanging columns: rows that stay uncovered gain weight until the search turns to them
/// (Gao, Weise and Li 2015, An efficient local search heuristic with row weighting for the unicost set covering problem). It proves nothing.
/// Its choices among equals are drawn from a generator of its own, so that the same problem always gives the same cover.
/// </summary>
internal sealed class LocalCover
{
    private readonly CoverPatterns _patterns;
    private readonly int[] _columns;
    private readonly int[][] _at;
    private readonly int[] _weight;
    private readonly int[] _times;
    private readonly int[] _score;
    private readonly int[] _moved;
    private readonly bool[] _in;
    private readonly bool[] _mayEnter;
    private readonly List<int> _cover = [];
    private readonly List<int> _open = [];
    private readonly int[] _openPlace;
    private ulong _state = 0x9E3779B97F4A7C15UL;

    public LocalCover(CoverPatterns patterns, List<int> columns)
    {
        _patterns = patterns;
        _columns = [.. columns];
        var at = new List<int>[patterns.Rows];
        for (var r = 0; r < at.Length; r++)
        {
            at[r] = [];
        }

        for (var i = 0; i < _columns.Length; i++)
        {
            foreach (var r in patterns.RowsOf[_columns[i]])
            {
                at[r].Add(i);
            }
        }

        _at = [.. at.Select(static l => l.ToArray())];
        _weight = new int[patterns.Rows];
        _times = new int[patterns.Rows];
        _openPlace = new int[patterns.Rows];
        _score = new int[_columns.Length];
        _moved = new int[_columns.Length];
        _in = new bool[_columns.Length];
        _mayEnter = new bool[_columns.Length];
    }

    /// <summary>The best cover met before so many steps in a row brought nothing, or one of the size that none can be under.</summary>
    public int[] Improve(int[] cover, int bound, int patience, CoverClock clock)
    {
        Start(cover);
        var best = cover;
        var tabu = -1;
        for (int step = 1, last = 0; step - last <= patience && best.Length > bound && !clock.Tick(); step++)
        {
            while (_open.Count == 0)
            {
                if (_cover.Count < best.Length)
                {
                    best = [.. _cover.Select(i => _columns[i])];
                    last = step;
                    if (best.Length <= bound)
                    {
                        return best;
                    }
                }

                Leave(Cheapest(-1), step);
            }

            if (_cover.Count > 1)
            {
                Leave(Cheapest(tabu), step);
            }

            tabu = Enter(_at[_open[Next(_open.Count)]], step);
            foreach (var r in _open)
            {
                _weight[r]++;
                foreach (var i in _at[r])
                {
                    _score[i]++;
                }
            }
        }

        return best;
    }

    private void Start(int[] cover)
    {
        Array.Fill(_weight, 1);
        Array.Clear(_times);
        Array.Clear(_moved);
        Array.Clear(_in);
        Array.Fill(_mayEnter, true);
        _cover.Clear();
        _open.Clear();
        for (var r = 0; r < _times.Length; r++)
        {
            _openPlace[r] = _open.Count;
            _open.Add(r);
        }

        for (var i = 0; i < _columns.Length; i++)
        {
            _score[i] = _patterns.RowsOf[_columns[i]].Length;
        }

        foreach (var column in cover)
        {
            Add(Array.IndexOf(_columns, column));
        }
    }

    /// <summary>The column whose leaving uncovers the least weight, the one longest at rest among equals.</summary>
    private int Cheapest(int tabu)
    {
        var best = -1;
        foreach (var i in _cover)
        {
            if (i != tabu && (best < 0 || _score[i] > _score[best] || (_score[i] == _score[best] && _moved[i] < _moved[best])))
            {
                best = i;
            }
        }

        return best < 0 ? _cover[0] : best;
    }

    private void Leave(int i, int step)
    {
        Remove(i);
        _moved[i] = step;
        _mayEnter[i] = false;
    }

    private int Enter(int[] choices, int step)
    {
        var best = -1;
        foreach (var i in choices)
        {
            if (_mayEnter[i] && (best < 0 || _score[i] > _score[best] || (_score[i] == _score[best] && _moved[i] < _moved[best])))
            {
                best = i;
            }
        }

        best = best < 0 ? choices[Next(choices.Length)] : best;
        Add(best);
        _moved[best] = step;
        return best;
    }

    private void Add(int i)
    {
        _in[i] = true;
        _cover.Add(i);
        _score[i] = -_score[i];
        foreach (var r in _patterns.RowsOf[_columns[i]])
        {
            var times = ++_times[r];
            if (times == 1)
            {
                _open[_openPlace[r]] = _open[^1];
                _openPlace[_open[^1]] = _openPlace[r];
                _open.RemoveAt(_open.Count - 1);
            }

            if (times <= 2)
            {
                Touch(r, i, times == 1 ? -_weight[r] : _weight[r], inCover: times == 2);
            }
        }
    }

    private void Remove(int i)
    {
        _in[i] = false;
        _cover.Remove(i);
        _score[i] = -_score[i];
        foreach (var r in _patterns.RowsOf[_columns[i]])
        {
            var times = --_times[r];
            if (times == 0)
            {
                _openPlace[r] = _open.Count;
                _open.Add(r);
            }

            if (times <= 1)
            {
                Touch(r, i, times == 0 ? _weight[r] : -_weight[r], inCover: times == 1);
            }
        }
    }

    /// <summary>A row that became or ceased to be covered once changes what the columns at it are worth: all outside the cover, or the one within.</summary>
    private void Touch(int r, int but, int change, bool inCover)
    {
        foreach (var j in _at[r])
        {
            if (j != but && _in[j] == inCover)
            {
                _score[j] += change;
                _mayEnter[j] = true;
            }
        }
    }

    private int Next(int below)
    {
        _state ^= _state << 13;
        _state ^= _state >> 7;
        _state ^= _state << 17;
        return (int)(_state % (ulong)below);
    }
}
