namespace Forestall.Lessons.NecessaryConditions.Internals;

/// <summary>
/// The free disposal hull of points and the ceilings on it. Points are turned so that the empty corner is the upper left one:
/// a condition or an outcome whose low values matter is negated.
/// </summary>
internal sealed class Hull
{
    private readonly double[] _x;
    private readonly int[] _order;
    private readonly Scope _empirical;
    private readonly Scope _scope;
    private readonly int[] _peers;
    private readonly double[] _scratch;

    /// <summary>Makes the hull of a condition.</summary>
    /// <param name="x">The condition, turned.</param>
    /// <param name="empirical">The empirical scope, turned.</param>
    /// <param name="scope">The scope, turned.</param>
    public Hull(double[] x, Scope empirical, Scope scope)
    {
        _x = x;
        _empirical = empirical;
        _scope = scope;
        _order = [.. Enumerable.Range(0, x.Length).OrderBy(i => x[i])];
        _peers = new int[x.Length];
        _scratch = new double[x.Length];
    }

    /// <summary>
    /// The peers for these outcomes, turned: cases no other case reaches a higher outcome than with as little of the condition; several cases at one such point are all peers.
    /// </summary>
    public ReadOnlySpan<int> Peers(ReadOnlySpan<double> y)
    {
        var count = 0;
        for (var from = 0; from < _order.Length;)
        {
            var to = from + 1;
            var x = _x[_order[from]];
            var top = y[_order[from]];
            while (to < _order.Length && _x[_order[to]] == x)
            {
                top = Math.Max(top, y[_order[to]]);
                to++;
            }

            for (var k = from; k < to; k++)
            {
                var i = _order[k];
                if (y[i] != top)
                {
                    continue;
                }

                var twin = count > 0 && Same(_x[_peers[count - 1]], x) && Same(y[_peers[count - 1]], top);
                if (count > 0 && !twin && top <= y[_peers[count - 1]])
                {
                    break;
                }

                while (!twin && count > 0 && Same(_x[_peers[count - 1]], x) && !Same(y[_peers[count - 1]], top))
                {
                    count--;
                }

                _peers[count++] = i;
            }

            from = to;
        }

        return _peers.AsSpan(0, count);
    }

    /// <summary>Different points among the peers.</summary>
    public int Different(ReadOnlySpan<int> peers, ReadOnlySpan<double> y)
    {
        var count = 0;
        for (var k = 0; k < peers.Length; k++)
        {
            if (k == 0 || _x[peers[k]] != _x[peers[k - 1]] || y[peers[k]] != y[peers[k - 1]])
            {
                count++;
            }
        }

        return count;
    }

    /// <summary>The area above the step function through the peers.</summary>
    public double ZoneOfSteps(ReadOnlySpan<int> peers, ReadOnlySpan<double> y)
    {
        var left = _empirical.XMin - _scope.XMin;
        var upper = _scope.YMax - _empirical.YMax;
        var zone = (left * (_scope.YMax - _scope.YMin)) + (upper * (_scope.XMax - _scope.XMin)) - (left * upper);
        for (var k = 1; k < peers.Length; k++)
        {
            zone += (_x[peers[k]] - _empirical.XMin) * (y[peers[k]] - y[peers[k - 1]]);
        }

        return zone;
    }

    /// <summary>The least-squares line through the peers; null where they are one point.</summary>
    public (double Slope, double Intercept)? Line(ReadOnlySpan<int> peers, ReadOnlySpan<double> y)
    {
        if (Different(peers, y) < 2)
        {
            return null;
        }

        double meanX = 0, meanY = 0, xx = 0, xy = 0;
        foreach (var i in peers)
        {
            meanX += _x[i];
            meanY += y[i];
        }

        meanX /= peers.Length;
        meanY /= peers.Length;
        foreach (var i in peers)
        {
            xx += (_x[i] - meanX) * (_x[i] - meanX);
            xy += (_x[i] - meanX) * (y[i] - meanY);
        }

        var slope = xy / xx;
        return (slope, meanY - (slope * meanX));
    }

    /// <summary>The area above the line, which rises, within the scope.</summary>
    public double ZoneOfLine((double Slope, double Intercept) line)
    {
        var from = Math.Clamp((_scope.YMin - line.Intercept) / line.Slope, _scope.XMin, _scope.XMax);
        var to = Math.Clamp((_scope.YMax - line.Intercept) / line.Slope, _scope.XMin, _scope.XMax);
        var below = _scope.YMax - ((line.Slope * from) + line.Intercept);
        var above = _scope.YMax - ((line.Slope * to) + line.Intercept);
        return ((from - _scope.XMin) * (_scope.YMax - _scope.YMin)) + ((to - from) * (below + above) / 2);
    }

    /// <summary>The effect sizes of the two ceilings for these outcomes.</summary>
    public (double Steps, double Line) Effects(ReadOnlySpan<double> y)
    {
        var peers = Peers(y);
        return (ZoneOfSteps(peers, y) / _scope.Area, Line(peers, y) is { } line ? ZoneOfLine(line) / _scope.Area : 0);
    }

    /// <summary>The effect sizes when case i has the outcome of case <paramref name="places"/>[i].</summary>
    public (double Steps, double Line) Effects(double[] y, ReadOnlySpan<int> places)
    {
        for (var i = 0; i < places.Length; i++)
        {
            _scratch[i] = y[places[i]];
        }

        return Effects(_scratch);
    }

    /// <summary>Equal up to a millionth, so that rounding makes no peers.</summary>
    private static bool Same(double a, double b) => Math.Abs(a - b) <= Math.Min(Math.Abs(a), Math.Abs(b)) * 1e-6;
}
