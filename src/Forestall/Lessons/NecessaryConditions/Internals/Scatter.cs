using System.Globalization;

namespace Forestall.Lessons.NecessaryConditions.Internals;

/// <summary>One condition against the outcome.</summary>
internal sealed class Scatter
{
    private readonly Hull _hull;
    private readonly double _turnX;
    private readonly double _turnY;
    private readonly double[] _turnedY;
    private readonly Scope _turnedScope;

    public Scatter(string name, string outcomeName, IReadOnlyList<string> cases, double[] x, double[] y, NcaSettings settings)
    {
        Name = name;
        OutcomeName = outcomeName;
        Cases = cases;
        X = x;
        Y = y;
        LowConditionMatters = settings.Corner is Corner.UpperRight or Corner.LowerRight;
        LowOutcomeMatters = settings.Corner is Corner.LowerLeft or Corner.LowerRight;
        _turnX = LowConditionMatters ? -1 : 1;
        _turnY = LowOutcomeMatters ? -1 : 1;
        EmpiricalScope = new(x.Min(), x.Max(), y.Min(), y.Max());
        Scope = settings.TheoreticalScope?.Around(EmpiricalScope) ?? EmpiricalScope;
        _turnedScope = Turned(Scope);
        _turnedY = [.. y.Select(v => v * _turnY)];
        _hull = new Hull([.. x.Select(v => v * _turnX)], Turned(EmpiricalScope), _turnedScope);
        Peers = _hull.Peers(_turnedY).ToArray();
        Line = _hull.Line(Peers, _turnedY) is { } line ? (line.Slope * _turnX * _turnY, line.Intercept * _turnY) : null;
    }

    public string Name { get; }

    public string OutcomeName { get; }

    public IReadOnlyList<string> Cases { get; }

    public double[] X { get; }

    public double[] Y { get; }

    public bool LowConditionMatters { get; }

    public bool LowOutcomeMatters { get; }

    public Scope EmpiricalScope { get; }

    public Scope Scope { get; }

    /// <summary>Places of the peers, from the corner on.</summary>
    public int[] Peers { get; }

    /// <summary>The line of CR-FDH, as the plot shows it.</summary>
    public (double Slope, double Intercept)? Line { get; }

    /// <summary>A plot for each condition.</summary>
    public static List<Scatter> Of(CaseTable table, string outcome, IEnumerable<string>? conditions, NcaSettings settings)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(outcome);
        var outcomeName = table.Heading(outcome.Trim());
        var names = (conditions ?? table.Columns.Where(c => c != outcomeName)).Select(c => table.Heading(c.Trim())).ToList();
        if (names.Count == 0)
        {
            throw new InputException($"{table.Name}: there is no condition beside the outcome '{outcomeName}'; name at least one.");
        }

        if (names.Contains(outcomeName, StringComparer.Ordinal))
        {
            throw new InputException($"{table.Name}, column '{outcomeName}': the outcome stands among the conditions; take it out of one of the two.");
        }

        if (names.GroupBy(static n => n, StringComparer.Ordinal).FirstOrDefault(static g => g.Count() > 1) is { } twice)
        {
            throw new InputException($"{table.Name}, column '{twice.Key}': the condition is named twice; name each once.");
        }

        var y = Varying(table, outcomeName, "outcome");
        return names.ConvertAll(n => new Scatter(n, outcomeName, table.Cases, Varying(table, n, "condition"), y, settings));
    }

    public CeilingResult Ceiling(CeilingTechnique technique)
    {
        var steps = _hull.ZoneOfSteps(Peers, _turnedY);
        var different = _hull.Different(Peers, _turnedY);
        if (technique == CeilingTechnique.CeFdh)
        {
            var ineffective = different > 1 ? Inefficiency(X[Peers[^1]] * _turnX, Y[Peers[0]] * _turnY) : null;
            return Result(technique, steps, 0, 100, null, different, ineffective);
        }

        if (_hull.Line(Peers, _turnedY) is not { } line)
        {
            return Result(technique, 0, 0, steps > 0 ? 0 : null, null, 1, null);
        }

        var zone = _hull.ZoneOfLine(line);
        var inefficiency = Inefficiency((_turnedScope.YMax - line.Intercept) / line.Slope, (line.Slope * _turnedScope.XMin) + line.Intercept);
        var tolerance = 1e-7 * Math.Min(1, Scope.YMax - Scope.YMin);
        var above = Enumerable.Range(0, X.Length).Count(i => _turnedY[i] - ((line.Slope * X[i] * _turnX) + line.Intercept) > tolerance);
        return Result(technique, zone, above, zone > steps ? null : 100 * zone / steps, Line, 1, inefficiency);
    }

    /// <summary>The effect sizes of both ceilings when case i has the outcome of case <paramref name="places"/>[i].</summary>
    public (double Steps, double Line) Permuted(ReadOnlySpan<int> places) => _hull.Effects(_turnedY, places);

    /// <summary>The effect sizes of both ceilings.</summary>
    public (double Steps, double Line) Effects() => _hull.Effects(_turnedY);

    private CeilingResult Result(CeilingTechnique technique, double zone, int above, double? fit, (double Slope, double Intercept)? line, int complexity, (double X, double Y)? inefficiency)
    {
        var share = inefficiency is { } i ? i.X + i.Y - (i.X * i.Y) : (double?)null;
        return new CeilingResult
        {
            Technique = technique,
            CeilingZone = zone,
            EffectSize = zone / Scope.Area,
            Above = above,
            Accuracy = 100.0 * (X.Length - above) / X.Length,
            Fit = fit,
            Slope = line?.Slope,
            Intercept = line?.Intercept,
            Complexity = complexity,
            AbsoluteInefficiency = share * Scope.Area,
            RelativeInefficiency = 100 * share,
            ConditionInefficiency = 100 * inefficiency?.X,
            OutcomeInefficiency = 100 * inefficiency?.Y,
        };
    }

    /// <summary>Where the ceiling meets the best outcome, and where it meets the edge of the corner, as shares of the ranges beyond.</summary>
    private (double X, double Y)? Inefficiency(double xAtTop, double yAtEdge) =>
        ((_turnedScope.XMax - Math.Min(_turnedScope.XMax, xAtTop)) / (_turnedScope.XMax - _turnedScope.XMin),
        (Math.Max(_turnedScope.YMin, yAtEdge) - _turnedScope.YMin) / (_turnedScope.YMax - _turnedScope.YMin));

    private Scope Turned(Scope scope) => new(
        _turnX > 0 ? scope.XMin : -scope.XMax,
        _turnX > 0 ? scope.XMax : -scope.XMin,
        _turnY > 0 ? scope.YMin : -scope.YMax,
        _turnY > 0 ? scope.YMax : -scope.YMin);

    private static double[] Varying(CaseTable table, string name, string what)
    {
        var values = table.Values(name);
        return Array.TrueForAll(values, v => v == values[0])
            ? throw table.Wrong(0, name, string.Create(CultureInfo.InvariantCulture, $"every case has the value {values[0]}; a constant {what} leaves no scope to analyse, leave it out"))
            : values;
    }
}
