using System.Globalization;
using Forestall.Files;

namespace Forestall.Dilemmas.Weighing;

/// <summary>Draws of outcomes of strategies: a table with the columns <c>draw</c>, <c>strategy</c> and one for every outcome; a row per draw and strategy.</summary>
public sealed class OutcomeDraws
{
    private readonly Dictionary<(string Outcome, string Strategy), double[]> _draws;

    private OutcomeDraws(string name, IReadOnlyList<string> strategies, IReadOnlyList<string> outcomes, Dictionary<(string Outcome, string Strategy), double[]> draws)
    {
        Name = name;
        Strategies = strategies;
        Outcomes = outcomes;
        _draws = draws;
    }

    /// <summary>The name of the table.</summary>
    public string Name { get; }

    /// <summary>The strategies, in the order of their first rows.</summary>
    public IReadOnlyList<string> Strategies { get; }

    /// <summary>The outcomes, in the order of the columns.</summary>
    public IReadOnlyList<string> Outcomes { get; }

    /// <summary>Reads a file of comma-separated values.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InputException">The table is damaged, or a strategy lacks a draw that another has.</exception>
    public static OutcomeDraws Load(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        using var reader = TableReader.Open(path);
        return Read(reader);
    }

    /// <summary>Reads comma-separated values from a text.</summary>
    /// <param name="name">The name of the text in messages.</param>
    /// <param name="text">The text.</param>
    /// <exception cref="InputException">The table is damaged, or a strategy lacks a draw that another has.</exception>
    public static OutcomeDraws Parse(string name, string text)
    {
        using var reader = TableReader.Open(name, () => new StringReader(text));
        return Read(reader);
    }

    /// <summary>The outcomes as criteria of some strategies.</summary>
    /// <param name="strategies">The strategies.</param>
    /// <param name="axis">The axis they belong to.</param>
    /// <param name="less">The outcomes of which less is better.</param>
    /// <exception cref="InputException">There are no draws of a strategy, or no such outcome.</exception>
    public IReadOnlyList<Criterion> ToCriteria(IReadOnlyList<string> strategies, string axis, IReadOnlyCollection<string> less)
    {
        ArgumentNullException.ThrowIfNull(strategies);
        ArgumentNullException.ThrowIfNull(less);
        var missing = strategies.FirstOrDefault(s => !Strategies.Contains(s, StringComparer.Ordinal));
        if (missing is not null)
        {
            throw new InputException($"{Name} has no draws of the strategy '{missing}'; it has those of {string.Join(", ", Strategies)}.");
        }

        var unknown = less.FirstOrDefault(l => !Outcomes.Contains(l, StringComparer.Ordinal));
        return unknown is null
            ? [.. Outcomes.Select(o => new Criterion { Name = o, Axis = axis, Better = less.Contains(o, StringComparer.Ordinal) ? Better.Low : Better.High, Values = new DrawnValues([.. strategies.Select(s => _draws[(o, s)])]) })]
            : throw new InputException($"{Name} has no outcome '{unknown}'; it has {string.Join(", ", Outcomes)}.");
    }

    private static OutcomeDraws Read(TableReader reader)
    {
        var (draw, strategy) = (reader.Require("draw"), reader.Require("strategy"));
        var columns = Enumerable.Range(0, reader.Header.Count).Where(c => c != draw && c != strategy).ToList();
        if (columns.Count == 0)
        {
            throw new InputException($"{reader.Name}, line 1: there is no outcome beside draw and strategy; add a column for each.");
        }

        var rows = new Dictionary<string, SortedDictionary<long, double[]>>(StringComparer.Ordinal);
        var order = new List<string>();
        while (reader.Read())
        {
            var name = reader.Text(strategy);
            if (name.Length == 0)
            {
                throw reader.Wrong(strategy, "the strategy has no name");
            }

            if (!rows.TryGetValue(name, out var own))
            {
                rows[name] = own = [];
                order.Add(name);
            }

            if (!own.TryAdd(reader.Count(draw), [.. columns.Select(c => Number(reader, c))]))
            {
                throw reader.Wrong(draw, "this draw of the strategy is there twice");
            }
        }

        if (order.Count == 0)
        {
            throw new InputException($"{reader.Name}: the table has a header and no rows; add the draws.");
        }

        var numbers = rows[order[0]].Keys.ToList();
        var uneven = order.Find(s => !rows[s].Keys.SequenceEqual(numbers));
        if (uneven is not null)
        {
            var lacking = numbers.Except(rows[uneven].Keys).Concat(rows[uneven].Keys.Except(numbers)).First();
            throw new InputException(string.Create(CultureInfo.InvariantCulture, $"{reader.Name}: {order[0]} and {uneven} do not have the same draws, for example {lacking}; give every strategy every draw, since they are compared draw by draw."));
        }

        var outcomes = columns.ConvertAll(c => reader.Header[c]);
        var draws = new Dictionary<(string, string), double[]>();
        foreach (var name in order)
        {
            for (var c = 0; c < outcomes.Count; c++)
            {
                draws[(outcomes[c], name)] = [.. rows[name].Values.Select(v => v[c])];
            }
        }

        return new(reader.Name, order, outcomes, draws);
    }

    private static double Number(TableReader reader, int column) =>
        double.TryParse(reader.Span(column), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)
            ? value
            : throw reader.Wrong(column, $"'{reader.Text(column)}' is no number; write it with a decimal point");
}
