using Microsoft.AspNetCore.Http;

namespace Forestall.Workbench.Shell;

/// <summary>All figures by name, each made from what a query asks: the same maker serves the page, the SVG, the PNG and the CSV file.</summary>
public sealed class FigureShelf
{
    private readonly Dictionary<string, Func<IServiceProvider, IQueryCollection, Figure>> _makers = new(StringComparer.Ordinal);

    /// <summary>Puts a maker on the shelf.</summary>
    public void Add(string name, Func<IServiceProvider, IQueryCollection, Figure> maker) => _makers.Add(name, maker);

    /// <summary>Makes a figure; null if there is none of that name.</summary>
    /// <exception cref="InputException">The query asks what cannot be answered.</exception>
    public Figure? Find(string name, IServiceProvider services, IQueryCollection query) =>
        _makers.TryGetValue(name, out var maker) ? maker(services, query) : null;
}
