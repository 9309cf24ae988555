namespace Simulator.Reporting.Html;

/// <summary>Something a report is made of. All text in it is plain text and is escaped.</summary>
public interface IContentBlock
{
}

/// <summary>A heading; the report's title is level 1, sections start at 2, and no level may be skipped.</summary>
/// <param name="Level">Level from 2 to 6.</param>
/// <param name="Text">The heading.</param>
/// <param name="IsSlide">Whether what stands below it is a slide where the report is presented; the first section is one anyway.</param>
public sealed record Heading(int Level, string Text, bool IsSlide = false) : IContentBlock;

/// <summary>A paragraph.</summary>
/// <param name="Text">The text.</param>
/// <param name="Quoted">Whether somebody else wrote it, so that its words stay as they are.</param>
public sealed record Paragraph(string Text, bool Quoted = false) : IContentBlock;

/// <summary>A list of short statements.</summary>
/// <param name="Items">The statements.</param>
public sealed record BulletList(IReadOnlyList<string> Items) : IContentBlock;

/// <summary>A note set apart: a limit, a warning, what something does not show.</summary>
/// <param name="Text">The text.</param>
public sealed record Note(string Text) : IContentBlock;

/// <summary>Something to copy: a command line, a scenario.</summary>
/// <param name="Text">The code, line breaks kept.</param>
/// <param name="Caption">What it is.</param>
public sealed record CodeBlock(string Text, string? Caption = null) : IContentBlock;

/// <summary>A column of a table.</summary>
/// <param name="Heading">The column's heading.</param>
/// <param name="IsNumber">Whether its cells are numbers, set flush right.</param>
public sealed record TableColumn(string Heading, bool IsNumber = false);

/// <summary>A table; the first cell of each row is the row's heading.</summary>
/// <param name="Caption">What the table shows; it is numbered.</param>
/// <param name="Columns">The columns.</param>
/// <param name="Rows">The rows, one cell for each column.</param>
/// <param name="Note">A note below the table.</param>
public sealed record TableBlock(
    string Caption, IReadOnlyList<TableColumn> Columns, IReadOnlyList<IReadOnlyList<string>> Rows, string? Note = null) : IContentBlock;

/// <summary>How a figure travels inside the report.</summary>
public enum FigureEncoding
{
    /// <summary>As vector drawing: sharp at any size, 100 to 350 KB.</summary>
    Svg,

    /// <summary>As picture in a data address; smaller for figures of very many parts.</summary>
    Png,
}

/// <summary>A figure with its caption and, folded away, the numbers it was drawn from.</summary>
/// <param name="Figure">The figure.</param>
/// <param name="Caption">What it shows; it is numbered.</param>
/// <param name="Data">The numbers behind it.</param>
/// <param name="Encoding">Vector drawing or picture.</param>
public sealed record FigureBlock(
    Figure Figure, string Caption, TableBlock? Data = null, FigureEncoding Encoding = FigureEncoding.Svg) : IContentBlock
{
    /// <summary>Name and bytes of its picture as a file that can be downloaded out of the report; none where null.</summary>
    public (string Name, Func<byte[]> Png)? File { get; init; }
}

/// <summary>Content folded behind a summary line.</summary>
/// <param name="Summary">The line that opens it.</param>
/// <param name="Blocks">What is folded away; headings do not belong here.</param>
public sealed record Details(string Summary, IReadOnlyList<IContentBlock> Blocks) : IContentBlock;
