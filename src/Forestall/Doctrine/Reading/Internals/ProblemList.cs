using Forestall.Files;

namespace Forestall.Doctrine.Reading.Internals;

/// <summary>Collects what is wrong in one file.</summary>
internal sealed class ProblemList(string file)
{
    private readonly List<TextProblem> _problems = [];

    /// <summary>The problems, by place.</summary>
    public IReadOnlyList<TextProblem> All => [.. _problems.OrderBy(static p => p.Place.Line).ThenBy(static p => p.Place.Column)];

    public bool IsEmpty => _problems.Count == 0;

    public int Count => _problems.Count;

    public TextPlace Place(JsonPoint at) => new(file, at.Line, at.Column);

    public void Add(JsonPoint at, string sentence) => _problems.Add(new TextProblem(Place(at), sentence));

    public void Add(TextProblem problem) => _problems.Add(problem);

    /// <summary>Throws with the first problem, if there is one.</summary>
    public void ThrowIfAny()
    {
        if (IsEmpty)
        {
            return;
        }

        var more = _problems.Count - 1;
        throw new InputException(more == 0
            ? All[0].ToString()
            : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{All[0].ToString().TrimEnd('.')} ({more} more problem{(more == 1 ? "" : "s")}; 'forestall doctrine check' names all)."));
    }
}
