namespace Forestall.Dilemmas.Weighing.Internals;

/// <summary>Counts what holds in each sample. One tally belongs to one thread at a time.</summary>
internal sealed class Tally
{
    private readonly int _strategies;
    private readonly int _criteria;
    private readonly Groups _groups;
    private readonly double[] _weights;
    private readonly double[] _worths;
    private readonly double[] _sums;
    private readonly double[] _parts;
    private readonly bool[] _best;
    private readonly bool[] _worst;
    private readonly bool[] _dominated;

    public Tally(int strategies, int criteria, Groups groups)
    {
        (_strategies, _criteria, _groups) = (strategies, criteria, groups);
        _weights = new double[criteria];
        _worths = new double[strategies * criteria];
        _sums = new double[strategies];
        _parts = new double[strategies * groups.Names.Count];
        _best = new bool[strategies * groups.Names.Count];
        _worst = new bool[strategies * groups.Names.Count];
        _dominated = new bool[strategies];
        Ranks = new(strategies * strategies);
        Dominance = new(strategies * strategies);
        Undominated = new(strategies);
        Tensions = new(strategies * groups.Names.Count * groups.Names.Count);
        Agreement = new(1);
        Wins = new long[strategies * strategies];
        Central = new double[strategies * criteria];
    }

    public StateCounts Ranks { get; }

    public StateCounts Dominance { get; }

    public StateCounts Undominated { get; }

    public StateCounts Tensions { get; }

    public StateCounts Agreement { get; }

    public long[] Wins { get; }

    /// <summary>Sums of the weights with which each strategy is first.</summary>
    public double[] Central { get; }

    public void Count(int sample, WeightSampler weights, ValueSampler values)
    {
        weights.Fill(sample, _weights);
        values.Fill(sample, _worths);
        CountRanks();
        CountDominance();
        CountGroups();
    }

    public void EndState(int samples)
    {
        foreach (var counts in (StateCounts[])[Ranks, Dominance, Undominated, Tensions, Agreement])
        {
            counts.EndState(samples);
        }
    }

    /// <summary>Adds whole numbers; central weights are summed by the caller, in order.</summary>
    public void AddCounts(Tally other)
    {
        Ranks.Add(other.Ranks);
        Dominance.Add(other.Dominance);
        Undominated.Add(other.Undominated);
        Tensions.Add(other.Tensions);
        Agreement.Add(other.Agreement);
        for (var k = 0; k < Wins.Length; k++)
        {
            Wins[k] += other.Wins[k];
        }
    }

    private void CountRanks()
    {
        for (var i = 0; i < _strategies; i++)
        {
            var sum = 0.0;
            for (var j = 0; j < _criteria; j++)
            {
                sum += _weights[j] * _worths[(i * _criteria) + j];
            }

            _sums[i] = sum;
        }

        for (var i = 0; i < _strategies; i++)
        {
            var better = 0;
            for (var k = 0; k < _strategies; k++)
            {
                if (_sums[k] > _sums[i])
                {
                    better++;
                }
                else if (_sums[i] > _sums[k])
                {
                    Wins[(i * _strategies) + k]++;
                }
            }

            Ranks.Hold((i * _strategies) + better);
            for (var j = 0; better == 0 && j < _criteria; j++)
            {
                Central[(i * _criteria) + j] += _weights[j];
            }
        }
    }

    private void CountDominance()
    {
        Array.Clear(_dominated);
        for (var i = 0; i < _strategies; i++)
        {
            for (var k = 0; k < _strategies; k++)
            {
                if (i != k && Beats(i, k))
                {
                    Dominance.Hold((i * _strategies) + k);
                    _dominated[k] = true;
                }
            }
        }

        for (var i = 0; i < _strategies; i++)
        {
            if (!_dominated[i])
            {
                Undominated.Hold(i);
            }
        }
    }

    private bool Beats(int i, int k)
    {
        var strictly = false;
        for (var j = 0; j < _criteria; j++)
        {
            double mine = _worths[(i * _criteria) + j], theirs = _worths[(k * _criteria) + j];
            if (mine < theirs)
            {
                return false;
            }

            strictly |= mine > theirs;
        }

        return strictly;
    }

    private void CountGroups()
    {
        var groups = _groups.Names.Count;
        if (groups < 2)
        {
            return;
        }

        Array.Clear(_parts);
        for (var i = 0; i < _strategies; i++)
        {
            for (var j = 0; j < _criteria; j++)
            {
                _parts[(_groups.Of[j] * _strategies) + i] += _weights[j] * _worths[(i * _criteria) + j];
            }
        }

        for (var g = 0; g < groups; g++)
        {
            var part = _parts.AsSpan(g * _strategies, _strategies);
            double high = part[0], low = part[0];
            foreach (var value in part)
            {
                high = Math.Max(high, value);
                low = Math.Min(low, value);
            }

            for (var i = 0; i < _strategies; i++)
            {
                _best[(g * _strategies) + i] = part[i] == high;
                _worst[(g * _strategies) + i] = part[i] == low && low < high;
            }
        }

        var agreed = false;
        for (var i = 0; i < _strategies; i++)
        {
            var everywhere = true;
            for (var g = 0; g < groups; g++)
            {
                var best = _best[(g * _strategies) + i];
                everywhere &= best;
                for (var h = 0; best && h < groups; h++)
                {
                    if (_worst[(h * _strategies) + i] && !_worst[(g * _strategies) + i])
                    {
                        Tensions.Hold((((i * groups) + g) * groups) + h);
                    }
                }
            }

            agreed |= everywhere;
        }

        if (agreed)
        {
            Agreement.Hold(0);
        }
    }
}
