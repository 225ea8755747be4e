namespace Forestall.Dilemmas.Weighing.Internals;

/// <summary>
/// How often things hold, and how surely: samples that share a state of the world do not count as independent, so the sampling error is that of the states
/// (the variance of a mean of clusters, Cochran 1977). Whole numbers only, so that the order of adding does not matter.
/// </summary>
internal sealed class StateCounts(int things)
{
    private readonly int[] _inState = new int[things];
    private readonly List<int> _touched = [];
    private readonly long[] _held = new long[things];
    private readonly long[] _squares = new long[things];
    private readonly long[] _products = new long[things];
    private long _samples;
    private long _sizes;
    private long _states;

    /// <summary>A thing holds in a sample of the state.</summary>
    public void Hold(int thing)
    {
        if (_inState[thing]++ == 0)
        {
            _touched.Add(thing);
        }
    }

    /// <summary>The samples of a state are all counted.</summary>
    public void EndState(int samples)
    {
        foreach (var thing in _touched)
        {
            long count = _inState[thing];
            _held[thing] += count;
            _squares[thing] += count * count;
            _products[thing] += count * samples;
            _inState[thing] = 0;
        }

        _touched.Clear();
        _samples += samples;
        _sizes += (long)samples * samples;
        _states++;
    }

    public void Add(StateCounts other)
    {
        for (var k = 0; k < _held.Length; k++)
        {
            _held[k] += other._held[k];
            _squares[k] += other._squares[k];
            _products[k] += other._products[k];
        }

        _samples += other._samples;
        _sizes += other._sizes;
        _states += other._states;
    }

    public long Held(int thing) => _held[thing];

    public Share Share(int thing)
    {
        var p = _held[thing] / (double)_samples;
        if (_states < 2 || _held[thing] == 0 || _held[thing] == _samples)
        {
            return new(p, _states);
        }

        var variance = (double)_states / (_states - 1) * (_squares[thing] - (2 * p * _products[thing]) + (p * p * _sizes)) / ((double)_samples * _samples);
        return new(p, variance > 0 ? Math.Clamp(p * (1 - p) / variance, 1, _samples) : _samples);
    }
}
